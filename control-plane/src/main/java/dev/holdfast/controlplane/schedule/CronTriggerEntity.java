package dev.holdfast.controlplane.schedule;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A worker is run by this schedule. */
@Entity
@Table(name = "cron_trigger")
@IdClass(CronTriggerEntity.Key.class)
public class CronTriggerEntity {
    @Id
    public String workerId;

    /** As its owner wrote it. */
    @Id
    public String cron;

    /** Place among the worker's schedules, from 0. */
    public int position;

    public Instant createdOn;
    public Instant modifiedOn;

    /** What is unique. */
    public record Key(String workerId, String cron) implements Serializable {}
}

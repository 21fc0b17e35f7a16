package dev.holdfast.controlplane.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the payment provider last told about an account's subscription. */
@Entity
@Table(name = "subscription")
public class SubscriptionEntity {
    @Id
    public String accountId;

    public String plan;
    public String provider;
    public String providerCustomerId;
    public String providerSubscriptionId;

    /** As the provider names it, such as {@code past_due}. */
    public String status;

    public Instant currentPeriodEnd;
    public boolean cancelAtPeriodEnd;

    /** When the provider made the event from which this comes; an older event changes nothing. */
    public Instant toldAt;
}

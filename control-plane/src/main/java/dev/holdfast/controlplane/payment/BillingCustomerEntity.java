package dev.holdfast.controlplane.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whom the payment provider knows an account as. Never changes. */
@Entity
@Table(name = "billing_customer")
class BillingCustomerEntity {
    @Id
    String accountId;

    String providerCustomerId;
    Instant createdOn;
}

package dev.holdfast.billing.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The plans on offer, in the order in which they are shown. Immutable.
 *
 * @param version names this set of prices; another price list has another version
 */
public record PlanCatalog(String version, List<Plan> plans) {
    public static final String FREE = "workers_free";
    public static final String PAID = "workers_paid";

    /** @throws InvalidCatalogException if two plans share an id, or the free or the paid plan is missing */
    public PlanCatalog {
        plans = List.copyOf(plans);
        var ids = plans.stream().map(Plan::id).collect(Collectors.toSet());
        if (ids.size() != plans.size()) {
            throw new InvalidCatalogException("two plans have the same id");
        }
        if (!ids.contains(FREE) || !ids.contains(PAID)) {
            throw new InvalidCatalogException("a catalogue needs the plans " + FREE + " and " + PAID);
        }
    }

    /** The catalogue that comes with this module. */
    public static PlanCatalog standard() {
        return CatalogFile.standard();
    }

    public Optional<Plan> find(String id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    /** @throws UnknownPlanException if there is no such plan */
    public Plan require(String id) {
        return find(id).orElseThrow(() -> new UnknownPlanException(id));
    }

    public Plan free() {
        return require(FREE);
    }

    public Plan paid() {
        return require(PAID);
    }
}

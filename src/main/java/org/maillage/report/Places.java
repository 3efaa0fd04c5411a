package org.maillage.report;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Caller;
import org.maillage.access.Sight;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.Contract;
import org.maillage.territory.Department;
import org.maillage.territory.Territory;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;

/** Finds what a report is about in its parameters: {@code department=79}, or {@code scope=department:79}. */
@ApplicationScoped
class Places {

    private static final String SCOPE = "scope";

    /** The parameters that say it, one of which is given. */
    static final Set<String> PARAMETERS = Set.of(SCOPE, "department", "territory", "buyer", "contract");

    private final Caller caller;
    private final Sight sight;

    Places(Caller caller, Sight sight) {
        this.caller = caller;
        this.sight = sight;
    }

    /** @throws Refused 400 unless exactly one of the parameters is given; 404 for what does not exist, or not for the caller */
    Place of(Params params) {
        List<String> given = PARAMETERS.stream().filter(params::has).sorted().toList();
        if (given.size() != 1) {
            throw fault(given.isEmpty() ? SCOPE : given.get(1), given.isEmpty() ? "required" : "invalid-value");
        }
        String name = given.get(0);
        return params.get(name, new Kind<>(text -> name.equals(SCOPE) ? of(text.substring(0, Math.max(text.indexOf(':'), 0)),
                text.substring(text.indexOf(':') + 1)) : of(name, text)));
    }

    /** @throws IllegalArgumentException for another kind, and for a buyer or contract that is no id */
    private Place of(String kind, String code) {
        return switch (Place.Kind.valueOf(kind.toUpperCase(Locale.ROOT))) {
            case DEPARTMENT -> Place.of(Found.<Department>orNotFound(caller.scope().holdsDepartment(code) ? Department.ofCode(code) : null));
            case TERRITORY -> Place.of(Found.<Territory>orNotFound(caller.scope().holds(code) ? Territory.ofCode(code) : null));
            case CONTRACT -> Place.of(Found.orNotFound(sight.find(Contract.class, id(code))));
            case BUYER -> {
                Buyer buyer = Found.orNotFound(sight.find(Buyer.class, id(code)));
                yield Place.of(buyer, contracts(buyer));
            }
        };
    }

    private static UUID id(String text) {
        return Kind.ID.parse().apply(text);
    }

    private List<UUID> contracts(Buyer buyer) {
        Restriction seen = sight.rows(Contract.class);
        var query = Panache.getEntityManager().createQuery("select e.id from Contract e where e.buyer = :buyer and (" + seen.condition() + ")",
                UUID.class).setParameter("buyer", buyer);
        seen.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    private static Refused fault(String name, String code) {
        return Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, name, code);
    }
}

package org.maillage.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Account;
import org.maillage.access.Permission;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.BeneficiaryView;
import org.maillage.beneficiary.Eligibility;
import org.maillage.beneficiary.EligibilityView;
import org.maillage.beneficiary.Prescriber;
import org.maillage.beneficiary.PrescriberView;
import org.maillage.employer.Employer;
import org.maillage.employer.EmployerView;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentView;
import org.maillage.employment.Exit;
import org.maillage.employment.ExitView;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourEntryView;
import org.maillage.hours.HourEntryViews;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.BuyerView;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseView;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractView;
import org.maillage.territory.Target;
import org.maillage.territory.TargetView;
import org.maillage.web.ExternalId;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Today;
import org.maillage.web.Versioned;

/** What an account sees of synced resources, as their own addresses show them. */
@ApplicationScoped
class Viewer {

    private static final String EXTERNAL_IDS = "externalIds";
    private static final TypeReference<List<ExternalId>> IDS = new TypeReference<>() { };

    /** As which record each kind is shown. */
    static final Map<Kind, Class<?>> VIEWS = Map.ofEntries(Map.entry(Kind.TARGET, TargetView.class), Map.entry(Kind.BUYER, BuyerView.class),
            Map.entry(Kind.PRESCRIBER, PrescriberView.class), Map.entry(Kind.EMPLOYER, EmployerView.class),
            Map.entry(Kind.CONTRACT, ContractView.class), Map.entry(Kind.CLAUSE, ClauseView.class),
            Map.entry(Kind.BENEFICIARY, BeneficiaryView.class), Map.entry(Kind.ELIGIBILITY, EligibilityView.class),
            Map.entry(Kind.EMPLOYMENT, EmploymentView.class), Map.entry(Kind.EXIT, ExitView.class), Map.entry(Kind.HOUR_ENTRY, HourEntryView.class));

    private final EntityManager entities;
    private final Sight sight;
    private final Today today;
    private final ObjectMapper mapper;

    Viewer(EntityManager entities, Sight sight, Today today, ObjectMapper mapper) {
        this.entities = entities;
        this.sight = sight;
        this.today = today;
        this.mapper = mapper;
    }

    /** What of a kind the account sees: a condition over {@code x}, and over {@code e} where that is another. */
    private Restriction seen(Kind kind, Account account) {
        return kind == Kind.TARGET ? Restriction.NONE : sight.rows(kind.seenWithPerson() ? Beneficiary.class : kind.entity(), account);
    }

    /** Whether the account sees every row of the kind that there is. */
    boolean all(Kind kind, Account account) {
        return seen(kind, account) == Restriction.NONE;
    }

    private <T> TypedQuery<T> query(Kind kind, Account account, String select, String where, String order, Class<T> type) {
        Restriction seen = seen(kind, account);
        String entity = kind.entity().getSimpleName();
        String text = "select " + select + " from " + entity + " e where " + where + " and (" + seen.condition() + ")" + order;
        if (kind.seenWithPerson()) {
            text = "select " + select.replace("e.", "x.").replaceFirst("^e$", "x") + " from " + entity + " x where " + where.replace("e.", "x.")
                    + " and exists (select 1 from Beneficiary e where e.id = x.beneficiary.id and (" + seen.condition() + "))" + order.replace("e.", "x.");
        }
        TypedQuery<T> query = entities.createQuery(text, type);
        seen.parameters().forEach(query::setParameter);
        return query;
    }

    /** Those of these ids that the account sees. */
    Set<UUID> visible(Kind kind, Account account, Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : new HashSet<>(query(kind, account, "e.id", "e.id in :among", "", UUID.class)
                .setParameter("among", ids).getResultList());
    }

    /** Those of these that the account sees, as they are shown. */
    Map<UUID, Object> views(Kind kind, Account account, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : shown(kind, account, query(kind, account, "e", "e.id in :among", "", kind.entity())
                .setParameter("among", ids).getResultList());
    }

    /** The next resources in the order of their ids, as they are shown. @param after null: from the first */
    Map<UUID, Object> next(Kind kind, Account account, UUID after, int most) {
        var query = query(kind, account, "e", after == null ? "1 = 1" : "e.id > :after", " order by e.id", kind.entity());
        if (after != null) {
            query.setParameter("after", after);
        }
        Map<UUID, Object> shown = shown(kind, account, query.setMaxResults(most).getResultList());
        entities.clear();
        return shown;
    }

    private Map<UUID, Object> shown(Kind kind, Account account, List<? extends Versioned> rows) {
        List<?> views = rows.isEmpty() ? List.of() : of(kind, account, rows);
        Map<UUID, Object> shown = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            shown.put(rows.get(i).id, views.get(i));
        }
        return shown;
    }

    private List<?> of(Kind kind, Account account, List<? extends Versioned> rows) {
        return switch (kind) {
            case TARGET -> rows.stream().map(row -> TargetView.of((Target) row)).toList();
            case BUYER -> rows.stream().map(row -> BuyerView.of((Buyer) row)).toList();
            case PRESCRIBER -> rows.stream().map(row -> PrescriberView.of((Prescriber) row, account)).toList();
            case EMPLOYER -> rows.stream().map(row -> EmployerView.of((Employer) row)).toList();
            case CONTRACT -> ContractView.of(as(Contract.class, rows));
            case CLAUSE -> rows.stream().map(row -> ClauseView.of((Clause) row, account.scope())).toList();
            case BENEFICIARY -> BeneficiaryView.of(as(Beneficiary.class, rows), today.get());
            case ELIGIBILITY -> rows.stream().map(row -> EligibilityView.of((Eligibility) row, account.may(Permission.SENSITIVE))).toList();
            case EMPLOYMENT -> rows.stream().map(row -> EmploymentView.of((Employment) row)).toList();
            case EXIT -> rows.stream().map(row -> ExitView.of((Exit) row)).toList();
            case HOUR_ENTRY -> HourEntryViews.of(as(HourEntry.class, rows));
        };
    }

    private static <E> List<E> as(Class<E> entity, List<?> rows) {
        return rows.stream().map(entity::cast).toList();
    }

    /** How other systems name these, as far as the account may see it. */
    Map<UUID, List<ExternalId>> externalIds(Kind kind, Account account, Collection<UUID> ids) {
        Map<UUID, List<ExternalId>> named = new HashMap<>();
        if (!ids.isEmpty() && named(kind)) {
            entities.createQuery("select e.id, x.source, x.id from " + kind.entity().getSimpleName() + " e join e." + EXTERNAL_IDS
                    + " x where e.id in :among", Object[].class).setParameter("among", ids).getResultList()
                    .forEach(row -> named.computeIfAbsent((UUID) row[0], id -> new ArrayList<>()).add(new ExternalId((String) row[1], (String) row[2])));
        }
        named.replaceAll((id, all) -> own(all, account));
        return named;
    }

    private boolean named(Kind kind) {
        return entities.getMetamodel().entity(kind.entity()).getAttributes().stream().anyMatch(one -> one.getName().equals(EXTERNAL_IDS));
    }

    /** As {@link #externalIds}, of what is gone. */
    List<ExternalId> externalIds(String kept, Account account) {
        try {
            return kept == null ? List.of() : own(mapper.readValue(kept, IDS), account);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("External identifiers cannot be read", e);
        }
    }

    private static List<ExternalId> own(List<ExternalId> all, Account account) {
        return all.stream().filter(id -> account.scope().ownSource(id.source()))
                .sorted(Comparator.comparing((ExternalId id) -> id.source()).thenComparing(id -> id.id())).toList();
    }
}

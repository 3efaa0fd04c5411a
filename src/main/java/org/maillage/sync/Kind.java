package org.maillage.sync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillage.access.Account;
import org.maillage.access.Rights;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.Eligibility;
import org.maillage.beneficiary.Prescriber;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.employment.Exit;
import org.maillage.hours.HourEntry;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;
import org.maillage.territory.Target;
import org.maillage.web.Versioned;

/** What is synced, in an order in which each refers to those before it only. */
public enum Kind {
    TARGET(Target.class, shared("target")),
    BUYER(Buyer.class, shared("buyer")),
    PRESCRIBER(Prescriber.class, shared("prescriber")),
    EMPLOYER(Employer.class, shared("employer")),
    CONTRACT(Contract.class, "SELECT t.id, t.version, " + Kind.OF_PLACE + ", NULL FROM contract t LEFT JOIN contract_place p ON p.contract_id = t.id"),
    CLAUSE(Clause.class, "SELECT t.id, t.version, " + Kind.OF_PLACE + ", NULL FROM clause t LEFT JOIN contract_place p ON p.contract_id = t.contract_id"),
    BENEFICIARY(Beneficiary.class, "SELECT t.id, t.version, t.territory_code, t.id FROM beneficiary t"),
    ELIGIBILITY(Eligibility.class, "SELECT t.id, t.version, NULL, t.beneficiary_id FROM eligibility t"),
    EMPLOYMENT(Employment.class, "SELECT t.id, t.version, t.territory_code, t.beneficiary_id FROM employment t"),
    EXIT(Exit.class, "SELECT t.id, t.version, NULL, t.beneficiary_id FROM pathway_exit t"),
    HOUR_ENTRY(HourEntry.class, """
            SELECT t.id, t.version, coalesce(t.territory_code, concat('/', t.department_code)), t.beneficiary_id FROM hour_entry t""");

    /** In the place of places: shown wherever the reader is bound. */
    static final String EVERYWHERE = "*";
    /** Beside places: those who are bound to nothing see it otherwise, too. */
    static final String UNBOUND = "!";
    /** Before the code of a département, of what is in none of its territories. */
    static final String DEPARTMENT = "/";

    private static final String OF_PLACE = "coalesce(p.territory_code, concat('/', p.department_code))";

    private static final Map<Class<?>, Kind> BY_ENTITY = Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::entity, Function.identity()));

    private final Class<? extends Versioned> entity;
    private final String rows;

    Kind(Class<? extends Versioned> entity, String rows) {
        this.entity = entity;
        this.rows = rows;
    }

    private static String shared(String table) {
        return "SELECT t.id, t.version, '*', NULL FROM " + table + " t";
    }

    /** The kind of an entity; null of one that is not synced. */
    static Kind of(Class<?> entity) {
        return BY_ENTITY.get(entity);
    }

    /**
     * The kind of this name, such as {@code hour-entry}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Kind ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type().equals(type)).findFirst().orElseThrow(IllegalArgumentException::new);
    }

    /** As the audit trail and the contract name it. */
    public String type() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Class<? extends Versioned> entity() {
        return entity;
    }

    /** Whether the account reads resources of this kind at all. */
    public boolean readableBy(Account account, Rights rights) {
        return rights.may(account.roles(), type() + ":read");
    }

    /** Whether all who read any see all of them. */
    boolean shared() {
        return ordinal() <= EMPLOYER.ordinal();
    }

    /** Whether it is seen by whoever sees its person, and else by nobody. */
    boolean seenWithPerson() {
        return this == ELIGIBILITY || this == EXIT;
    }

    /** Whether others see it through its person. */
    boolean ofPerson() {
        return this == BENEFICIARY || this == EMPLOYMENT || seenWithPerson();
    }

    /** SQL: id, version, a place, and person; one row for each place. */
    String rows() {
        return rows;
    }
}

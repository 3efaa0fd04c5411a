package org.maillage.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Situations in words, built over HTTP as the administrator:
 * <pre>{@code
 * Made employer = World.employer();
 * var contract = World.contract().in("79049").withClause(hours("700")).heldBy(employer).made();
 * Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
 * Made employment = World.employment(person, employer).from("2018-01-08").made();
 * World.hours(employment, contract.clause(), "2018-03", "151.67").validated();
 * }</pre>
 * What a word does not say is as in {@link Sample}. {@code with} sets any field of the body.
 */
public final class World {

    private World() {
    }

    public static Made buyer() {
        return Api.made("/v1/buyers", Sample.buyer());
    }

    /** An ordinary company. */
    public static Made employer() {
        return Api.made("/v1/employers", Sample.employer());
    }

    /** An employer of one kind, such as {@code ETTI}. */
    public static Made employer(String kind) {
        return Api.made("/v1/employers", Sample.employer().with("kinds", List.of(Fields.of("kind", kind))));
    }

    public static Made prescriber() {
        return Api.made("/v1/prescribers", Sample.prescriber());
    }

    public static ContractWords contract() {
        return new ContractWords();
    }

    public static PersonWords person() {
        return new PersonWords();
    }

    public static EmploymentWords employment(Made person, Made employer) {
        return new EmploymentWords(person, employer);
    }

    /** Hours of work of one month. */
    public static HourWords hours(Made employment, Made clause, String month, String hours) {
        return new HourWords(Sample.hours(employment.id(), clause.id(), month, hours));
    }

    /** The objective of a clause. */
    public static BigDecimal hours(String objective) {
        return new BigDecimal(objective).setScale(2);
    }

    /** A contract that was made, with its clauses in the order in which they were said. */
    public record MadeContract(Made contract, List<Made> clauses) {

        public String id() {
            return contract.id();
        }

        /** The first clause. */
        public Made clause() {
            return clauses.get(0);
        }
    }

    /** Words about a contract and its clauses; words about a clause concern the last one begun. */
    public static final class ContractWords {
        private Made buyer;
        private Fields contract = Sample.contract(null, Sample.NIORT);
        private final List<Fields> clauses = new ArrayList<>();

        public ContractWords by(Made buyer) {
            this.buyer = buyer;
            return this;
        }

        /** Done wholly in one commune. */
        public ContractWords in(String commune) {
            return with("places", List.of(Fields.of("commune", commune)));
        }

        public ContractWords in(Place place) {
            return in(place.commune());
        }

        /** Done in several communes: commune, share, commune, share … */
        public ContractWords inShares(String... communesAndShares) {
            List<Fields> places = new ArrayList<>();
            for (int i = 0; i < communesAndShares.length; i += 2) {
                places.add(Fields.of("commune", communesAndShares[i], "share", Sample.decimal(communesAndShares[i + 1])));
            }
            return with("places", places);
        }

        /** Done somewhere in a département. */
        public ContractWords somewhereIn(String department) {
            return with("places", List.of(Fields.of("department", department)));
        }

        /** The contract's period, and that of the clauses begun afterwards. */
        public ContractWords during(String startOn, String endOn) {
            return with("startOn", startOn).with("endOn", endOn);
        }

        public ContractWords with(String field, Object value) {
            contract = contract.with(field, value);
            return this;
        }

        /** Begins a clause with an objective in force from its start. */
        public ContractWords withClause(BigDecimal objective) {
            Object startOn = contract.get("startOn");
            clauses.add(Sample.clause(null).with("startOn", startOn).with("endOn", contract.get("endOn"))
                    .with("objectiveVersions", List.of(Fields.of("effectiveOn", startOn, "hours", objective))));
            return this;
        }

        /** The whole objective is owed by one employer. */
        public ContractWords heldBy(Made employer) {
            List<?> versions = (List<?>) last().get("objectiveVersions");
            return heldBy(employer, ((Fields) versions.get(0)).get("hours").toString());
        }

        /** A part of the objective, to be said until the parts add up to it. */
        public ContractWords heldBy(Made employer, String hours) {
            return clause(last().plus("commitments", Sample.commitment(employer.id(), hours)));
        }

        public ContractWords subcontractedTo(Made employer, Made answering, String hours) {
            return clause(last().plus("commitments", Sample.commitment(employer.id(), hours)
                    .with("role", "SUBCONTRACTOR").with("underEmployerId", answering.id())));
        }

        public ContractWords suspended(String from, String until) {
            return clause(last().plus("suspensions", Fields.of("from", from, "until", until, "reason", "Arrêt du chantier")));
        }

        /** A counting rule of the clause, such as {@code trainingCounted}. */
        public ContractWords counting(String rule, Object value) {
            Fields counting = last().get("counting") instanceof Fields given ? given : Fields.of();
            return clauseWith("counting", counting.with(rule, value));
        }

        public ContractWords clauseWith(String field, Object value) {
            return clause(last().with(field, value));
        }

        private Fields last() {
            return clauses.get(clauses.size() - 1);
        }

        private ContractWords clause(Fields clause) {
            clauses.set(clauses.size() - 1, clause);
            return this;
        }

        public MadeContract made() {
            String buyerId = (buyer == null ? World.buyer() : buyer).id();
            Made made = Api.made("/v1/contracts", contract.with("buyerId", buyerId));
            return new MadeContract(made, clauses.stream()
                    .map(clause -> Api.made("/v1/clauses", clause.with("contractId", made.id()))).toList());
        }
    }

    /** Words about a person; without {@link #eligibleFrom} there is no eligibility. */
    public static final class PersonWords {
        private Fields person = Sample.beneficiary();
        private String criterion = "DELD";
        private final List<Fields> eligibilities = new ArrayList<>();

        /** The criterion of the eligibilities said afterwards. */
        public PersonWords rsa() {
            return criterion("RSA");
        }

        public PersonWords criterion(String criterion) {
            this.criterion = criterion;
            return this;
        }

        /** An eligibility, decided and valid from one day on. */
        public PersonWords eligibleFrom(String validFrom) {
            eligibilities.add(Sample.eligibility(criterion, validFrom));
            return this;
        }

        public PersonWords eligible(String validFrom, String validUntil) {
            eligibilities.add(Sample.eligibility(criterion, validFrom).with("validUntil", validUntil));
            return this;
        }

        public PersonWords livingIn(String commune) {
            return with("commune", commune);
        }

        public PersonWords followedBy(String territory) {
            return with("territory", territory);
        }

        public PersonWords with(String field, Object value) {
            person = person.with(field, value);
            return this;
        }

        public Made made() {
            Made made = Api.made("/v1/beneficiaries", person);
            eligibilities.forEach(eligibility -> Api.made(made.path() + "/eligibilities", eligibility));
            return made;
        }
    }

    /** Words about an employment: a direct hire from 2018-01-01 on. */
    public static final class EmploymentWords {
        private Fields employment;

        private EmploymentWords(Made person, Made employer) {
            employment = Sample.employment(person.id(), employer.id(), "2018-01-01");
        }

        public EmploymentWords from(String startOn) {
            return with("startOn", startOn);
        }

        public EmploymentWords until(String endOn) {
            return with("endOn", endOn);
        }

        public EmploymentWords in(String commune) {
            return with("commune", commune);
        }

        /** Lent to a user company. */
        public EmploymentWords at(Made userCompany) {
            return with("mode", "SECONDMENT").with("userEmployerId", userCompany.id());
        }

        public EmploymentWords with(String field, Object value) {
            employment = employment.with(field, value);
            return this;
        }

        public Made made() {
            return Api.made("/v1/employments", employment);
        }
    }

    /** Words about the hours of one month; the last one says what becomes of them. */
    public static final class HourWords {
        private Fields entry;

        private HourWords(Fields entry) {
            this.entry = entry;
        }

        public HourWords training() {
            return with("kind", "TRAINING");
        }

        public HourWords in(String commune) {
            return with("commune", commune);
        }

        public HourWords between(String from, String to) {
            return with("from", from).with("to", to);
        }

        public HourWords with(String field, Object value) {
            entry = entry.with(field, value);
            return this;
        }

        public Made declared() {
            return Api.made("/v1/hour-entries", entry);
        }

        /** Validated as declared. */
        public Made validated() {
            return decided("validation", Fields.of());
        }

        /** Validated with a cut. */
        public Made validated(String hours) {
            return decided("validation", Fields.of("validatedHours", Sample.decimal(hours), "reason", "Vu sur le bulletin de paie"));
        }

        public Made rejected() {
            return decided("rejection", Fields.of("reason", "Saisie en double"));
        }

        private Made decided(String decision, Fields body) {
            Made made = declared();
            var answer = Api.post(Api.admin(), made.path() + "/" + decision, body).then().statusCode(200).extract().response();
            return new Made(made.path(), Api.json(answer));
        }
    }
}

package org.maillage.report;

import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.Criterion;
import org.maillage.beneficiary.EducationLevel;
import org.maillage.beneficiary.FormerHome;
import org.maillage.employer.Employer;
import org.maillage.employer.EmployerKind;
import org.maillage.hours.HourEntry;
import org.maillage.hours.Pathways;
import org.maillage.procurement.ContractCategory;

/** The entries of a year that count, each with all that the breakdowns ask of it: two statements, and three for a thousand persons. */
final class CountedHours {

    private static final String WHERE = " and e.year = :year and e.endsOn <= :asOf and ";

    private static final String ROWS = """
            select e.id, e.beneficiaryId, e.employmentId, e.employerId, e.contractId, k.buyer.id, e.territoryCode, e.firstDay, e.countedHours,
            b.sex, b.birthDate, b.birthYear, b.educationLevel, b.qpv, b.inQpv, m.mode, m.contractKind, l.cpv, k.cpv, k.category, y.kind,
            c.legalBasis, m.startOn
            from HourEntry e join Employment m on m.id = e.employmentId join m.beneficiary b join Clause c on c.id = e.clauseId
            left join c.lot l join c.contract k join k.buyer y where\s""";

    /**
     * An entry that counts.
     *
     * @param company what the establishments of one company have in common
     * @param codes   where it is in each breakdown: one code, but for criteria
     */
    record Counted(UUID person, UUID employment, UUID employer, String company, UUID contract, UUID buyer, String territory, BigDecimal hours,
                   Map<Dimension, Set<String>> codes) {
    }

    private CountedHours() {
    }

    /**
     * The entries of a place and year whose last day is {@code asOf} or before.
     *
     * @param sensitive whether criteria that few may know of are named
     */
    static List<Counted> of(Place place, Moment moment, boolean sensitive) {
        List<Object[]> rows = bound(place, moment, HourEntry.getEntityManager().createQuery(ROWS + place.condition() + WHERE
                + "e.countedHours > 0 order by e.id", Object[].class)).getResultList();
        Map<UUID, Employer> employers = employers(ids(rows, 3));
        Map<UUID, Pathways.Entered> pathways = Pathways.ofPersons(ids(rows, 1));
        Map<UUID, List<FormerHome>> homes = Beneficiary.formerHomes(ids(rows, 1));
        return rows.stream().map(row -> counted(row, employers.get((UUID) row[3]), pathways.get((UUID) row[0]),
                homes.getOrDefault((UUID) row[1], List.of()), sensitive)).toList();
    }

    /** Hours that wait for a decision; shown beside those that count, never added. */
    static BigDecimal declared(Place place, Moment moment) {
        BigDecimal declared = bound(place, moment, HourEntry.getEntityManager().createQuery("select sum(e.hours) from HourEntry e where "
                + place.condition() + WHERE + "e.countingReason = NOT_VALIDATED", BigDecimal.class)).getSingleResult();
        return declared == null ? BigDecimal.ZERO.setScale(2) : declared;
    }

    private static <Q extends Query> Q bound(Place place, Moment moment, Q query) {
        query.setParameter("year", (short) moment.year()).setParameter("asOf", moment.asOf());
        return place.bind(query);
    }

    private static Set<UUID> ids(List<Object[]> rows, int column) {
        return rows.stream().map(row -> (UUID) row[column]).collect(Collectors.toSet());
    }

    private static Map<UUID, Employer> employers(Collection<UUID> ids) {
        Map<UUID, Employer> employers = new HashMap<>();
        List<UUID> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += 1000) {
            Employer.<Employer>list("id in ?1", all.subList(from, Math.min(all.size(), from + 1000))).forEach(e -> employers.put(e.id, e));
        }
        return employers;
    }

    private static Counted counted(Object[] row, Employer employer, Pathways.Entered pathway, List<FormerHome> homes, boolean sensitive) {
        Map<Dimension, Set<String>> codes = new HashMap<>();
        LocalDate entry = pathway == null ? null : pathway.start();
        codes.put(Dimension.SEX, name(row[9]));
        codes.put(Dimension.AGE_AT_ENTRY, name(AgeAtEntry.of((LocalDate) row[10], (Short) row[11], entry)));
        codes.put(Dimension.EDUCATION_LEVEL, name(row[12] == null ? EducationLevel.UNKNOWN : row[12]));
        codes.put(Dimension.CRITERION, criteria(pathway, sensitive));
        codes.put(Dimension.PRINCIPAL_CRITERION, Set.of(principal(pathway, sensitive)));
        codes.put(Dimension.QPV, name(QpvAtEntry.of(homes, row[13] != null || Boolean.TRUE.equals(row[14]), pathway == null ? null : pathway.hired())));
        codes.put(Dimension.MODE, name(row[15]));
        EmployerKind kind = employer.kindOn(HourEntry.dayWorked((LocalDate) row[7], (LocalDate) row[22]));
        codes.put(Dimension.EMPLOYER_KIND, Set.of(kind == null ? Dimension.UNKNOWN : kind.name()));
        codes.put(Dimension.CONTRACT_KIND, name(row[16]));
        codes.put(Dimension.SECTOR, Set.of(Sector.of((String) row[17], (String) row[18], (ContractCategory) row[19])));
        codes.put(Dimension.BUYER_KIND, name(row[20]));
        codes.put(Dimension.LEGAL_BASIS, name(row[21]));
        return new Counted((UUID) row[1], (UUID) row[2], (UUID) row[3], company(employer), (UUID) row[4], (UUID) row[5], (String) row[6],
                (BigDecimal) row[8], codes);
    }

    private static Set<String> name(Object constant) {
        return Set.of(((Enum<?>) constant).name());
    }

    /** The establishments of a company share a SIREN; another identifier stands for itself. */
    private static String company(Employer employer) {
        return employer.siret != null ? employer.siret.substring(0, 9) : employer.identifierType + ":" + employer.identifierValue;
    }

    /** Of an anonymous person what is left: where no criterion is, the one that was is not named. */
    private static Set<String> criteria(Pathways.Entered pathway, boolean sensitive) {
        if (pathway == null) {
            return Set.of(Dimension.OTHER);
        }
        Stream<String> held = pathway.entry().criteria.keySet().stream().map(criterion -> shown(criterion, sensitive));
        boolean principal = pathway.entry().criteria.values().stream().anyMatch(proof -> proof.principal());
        return (principal ? held : Stream.concat(held, Stream.of(Dimension.OTHER))).collect(Collectors.toSet());
    }

    private static String principal(Pathways.Entered pathway, boolean sensitive) {
        return pathway == null ? Dimension.OTHER : pathway.entry().criteria.entrySet().stream().filter(held -> held.getValue().principal())
                .map(held -> shown(held.getKey(), sensitive)).findFirst().orElse(Dimension.OTHER);
    }

    private static String shown(Criterion criterion, boolean sensitive) {
        return sensitive || !criterion.sensitive() ? criterion.name() : Dimension.OTHER;
    }
}

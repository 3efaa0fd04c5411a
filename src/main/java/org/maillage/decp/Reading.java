package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maillage.employer.Siret;
import org.maillage.procurement.ContractCategory;
import org.maillage.procurement.ContractNature;
import org.maillage.procurement.ContractStatus;

/**
 * What a record says of a contract, as far as it can be used; what cannot is listed. Pure: the same record and places give the same.
 * A contract without a usable duration ends on the day it begins, until somebody says when.
 */
final class Reading {

    private static final int LONGEST_TITLE = 500;
    private static final BigDecimal LONGEST_MONTHS = BigDecimal.valueOf(1200);
    private static final int DIGITS_OF_SIRET = 14;
    private static final int DIGITS_OF_CPV = 8;
    private static final int MOST_AMENDMENTS = 200;

    private final DecpKind kind;
    private final JsonNode record;
    private final BigDecimal mostAmount;
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final Place place;
    private final ObjectNode contract = JsonNodeFactory.instance.objectNode();

    private Reading(DecpKind kind, JsonNode record, List<Fault> bySchema, Gazetteer gazetteer, BigDecimal mostAmount) {
        this.kind = kind;
        this.record = record;
        this.mostAmount = mostAmount;
        bySchema.forEach(fault -> faults.put(fault.pointer(), fault));
        this.place = Place.of(record.path("lieuExecution"), gazetteer);
    }

    static Reading of(DecpKind kind, JsonNode record, List<Fault> bySchema, Gazetteer gazetteer, BigDecimal mostAmount) {
        Reading reading = new Reading(kind, record, bySchema, gazetteer, mostAmount);
        reading.read();
        return reading;
    }

    /** The number of the record for its buyer; null when it has none that can be used. */
    static String number(JsonNode record) {
        String number = Scalars.text(record.path("id"));
        return number.isEmpty() || number.length() > 60 ? null : number;
    }

    static String buyer(DecpKind kind, JsonNode record) {
        return Scalars.code(record.path(kind.buyer).path("id"), DIGITS_OF_SIRET);
    }

    /** The fields of a contract as the contract of the interface has them, but for the buyer; null: there is no day to begin with. */
    ObjectNode contract() {
        return contract.has("startOn") ? contract : null;
    }

    Place place() {
        return place;
    }

    List<Fault> faults() {
        return List.copyOf(faults.values());
    }

    void fault(String pointer, DecpFault code) {
        faults.put(pointer, Fault.of(pointer, code, record.at(pointer)));
    }

    private void read() {
        contract.put("reference", number(record));
        contract.put("decpUid", buyer(kind, record) + number(record));
        contract.put("title", title());
        contract.put("nature", nature().name());
        contract.put("category", category().name());
        contract.put("cpv", cpv());
        contract.put("amountExclTax", amount(record, kind.amount, ""));
        contract.put("status", ContractStatus.TO_QUALIFY.name());
        if (place.fault() != null) {
            fault("/lieuExecution/code", place.fault());
        }
        sirets();
        days();
    }

    private String title() {
        String title = Scalars.text(record.path("objet"));
        return title.isEmpty() ? number(record) : title.length() <= LONGEST_TITLE ? title
                : title.substring(0, title.offsetByCodePoints(LONGEST_TITLE - 2, 0)).strip() + "…";
    }

    private ContractNature nature() {
        boolean framework = false;
        for (JsonNode technique : record.at("/techniques/technique")) {
            framework |= technique.asText().equals("Accord-cadre");
        }
        return switch (record.path("nature").asText("")) {
            case "Marché" -> record.hasNonNull("idAccordCadre") ? ContractNature.SUBSEQUENT_CONTRACT
                    : framework ? ContractNature.FRAMEWORK_AGREEMENT : ContractNature.PUBLIC_CONTRACT;
            case "Marché de partenariat" -> ContractNature.PARTNERSHIP;
            case "Marché de défense ou de sécurité" -> ContractNature.DEFENCE;
            case "Concession de travaux", "Concession de service" -> ContractNature.CONCESSION;
            case "Concession de service public", "Délégation de service public" -> ContractNature.DSP;
            default -> ContractNature.OTHER;
        };
    }

    /** By the division of the CPV: 45 are works, below and 48 are supplies, the others services. */
    private ContractCategory category() {
        if (kind == DecpKind.CONCESSION) {
            return record.path("nature").asText("").equals("Concession de travaux") ? ContractCategory.WORKS : ContractCategory.SERVICES;
        }
        int division = cpv() == null ? 99 : Integer.parseInt(cpv().substring(0, 2));
        return division == 45 ? ContractCategory.WORKS : division < 45 || division == 48 ? ContractCategory.SUPPLIES : ContractCategory.SERVICES;
    }

    private String cpv() {
        String cpv = Scalars.code(record.path("codeCPV"), DIGITS_OF_CPV);
        return cpv.matches("[0-9]{8}(-[0-9])?") ? cpv : null;
    }

    /** Euros at the hundredth, or null when it is none that can be. */
    private BigDecimal amount(JsonNode owner, String field, String at) {
        JsonNode amount = owner.path(field);
        BigDecimal euros = amount.isNumber() ? amount.decimalValue() : Scalars.number(amount);
        if (euros == null) {
            return null;
        }
        if (euros.signum() < 0 || euros.compareTo(mostAmount) > 0) {
            fault(at + "/" + field, DecpFault.IMPLAUSIBLE);
            return null;
        }
        return euros.setScale(2, RoundingMode.HALF_UP);
    }

    /** Of the buyer, and of holders and subcontractors wherever they stand, before and after modifications. */
    private void sirets() {
        siret(record.path(kind.buyer), "/" + kind.buyer);
        sirets(record, "");
    }

    private void sirets(JsonNode node, String at) {
        if (node.path("typeIdentifiant").asText().equals("SIRET")) {
            siret(node, at);
        }
        node.properties().forEach(field -> sirets(field.getValue(), at + "/" + field.getKey()));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            sirets(node.get(i), at + "/" + i);
        }
    }

    private void siret(JsonNode holder, String pointer) {
        String siret = Scalars.code(holder.path("id"), DIGITS_OF_SIRET);
        if (!Siret.valid(siret)) {
            fault(pointer + "/id", DecpFault.SIRET_INVALID);
        }
    }

    private void days() {
        LocalDate signed = day(record, kind.signed, "");
        LocalDate start = kind == DecpKind.CONCESSION ? day(record, "dateDebutExecution", "") : signed;
        LocalDate first = start != null ? start : signed != null ? signed : day(record, "datePublicationDonnees", "");
        if (first == null) {
            return;
        }
        LocalDate end = end(first, record, "");
        contract.put("notifiedOn", signed == null ? null : signed.toString());
        contract.put("startOn", first.toString());
        contract.put("endOn", (end == null ? first : end).toString());
        amendments(first);
    }

    private LocalDate day(JsonNode owner, String field, String at) {
        JsonNode text = owner.path(field);
        try {
            LocalDate day = Scalars.day(text);
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException e) {
            // listed below, like a year that cannot be
        }
        if (text.isValueNode() && !text.isNull()) {
            fault(at + "/" + field, DecpFault.INVALID);
        }
        return null;
    }

    private LocalDate end(LocalDate start, JsonNode owner, String at) {
        JsonNode said = owner.path("dureeMois");
        BigDecimal months = Scalars.whole(said);
        if (months == null ? said.isNumber() : months.signum() < 1 || months.compareTo(LONGEST_MONTHS) > 0) {
            fault(at + "/dureeMois", DecpFault.IMPLAUSIBLE);
            return null;
        }
        return months == null ? null : start.plusMonths(months.intValue()).minusDays(1);
    }

    /** In the order of their numbers; of two with one number, the later one in the file stands. */
    private void amendments(LocalDate start) {
        TreeMap<BigDecimal, ObjectNode> ordered = new TreeMap<>();
        JsonNode given = record.path("modifications");
        for (int i = 0; i < given.size() && ordered.size() < MOST_AMENDMENTS; i++) {
            String at = "/modifications/" + i + "/modification";
            JsonNode one = record.at(at);
            LocalDate signed = day(one, kind.amended, at);
            LocalDate known = signed != null ? signed : day(one, "datePublicationDonneesModification", at);
            BigDecimal number = Scalars.whole(one.path("id"));
            if (number != null && known != null && ordered.put(number, amendment(one, known, start, at)) != null) {
                fault(at + "/id", DecpFault.AMENDMENT_REPEATED);
            }
        }
        contract.putArray("amendments").addAll(ordered.values());
    }

    private ObjectNode amendment(JsonNode one, LocalDate signed, LocalDate start, String at) {
        LocalDate end = end(start, one, at);
        ObjectNode amendment = JsonNodeFactory.instance.objectNode();
        String number = Scalars.text(one.path("id"));
        amendment.put("number", number);
        amendment.put("signedOn", signed.toString());
        amendment.put("subject", "Modification n° " + number + " (données essentielles)");
        amendment.put("amountExclTax", amount(one, kind.amount, at));
        amendment.put("endOn", end == null ? null : end.toString());
        return amendment;
    }
}

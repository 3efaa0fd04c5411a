package org.maillage.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.BeneficiaryInput;
import org.maillage.beneficiary.EligibilityInput;
import org.maillage.beneficiary.EligibilityRegister;
import org.maillage.beneficiary.Prescriber;
import org.maillage.beneficiary.PrescriberInput;
import org.maillage.employer.Employer;
import org.maillage.employer.EmployerInput;
import org.maillage.employment.EmploymentInput;
import org.maillage.employment.EmploymentRegister;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.BuyerInput;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseInput;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractInput;
import org.maillage.territory.Department;
import org.maillage.web.Bodies;
import org.maillage.web.Retried;
import org.maillage.web.Today;
import org.maillage.web.Versioned;

/** Loads the files of {@code demo/}, in the order in which they refer to each other. */
@ApplicationScoped
class DemoData {

    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final String DEPARTMENT = "79";
    /** The one long transaction of the service, on a machine that may be slow. */
    private static final int PATIENCE_SECONDS = 600;

    private final ObjectMapper mapper;
    private final Bodies bodies;
    private final Today today;
    private final EligibilityRegister eligibilities;
    private final EmploymentRegister employments;
    private final DemoHours hours;

    DemoData(ObjectMapper mapper, Bodies bodies, Today today, EligibilityRegister eligibilities, EmploymentRegister employments,
             DemoHours hours) {
        this.mapper = mapper;
        this.bodies = bodies;
        this.today = today;
        this.eligibilities = eligibilities;
        this.employments = employments;
        this.hours = hours;
    }

    /**
     * Loads everything, unless the database holds a contract. Of several instances that start at once, the later ones wait at the
     * row of the département and then find what the first has loaded.
     *
     * @return whether anything was loaded
     */
    @Retried
    @Transactional
    @TransactionConfiguration(timeout = PATIENCE_SECONDS)
    boolean load() {
        Department.serialise(DEPARTMENT);
        if (Contract.count() > 0) {
            return false;
        }
        DemoFiles files = new DemoFiles(mapper);
        directory(files);
        contracts(files, today.get());
        persons(files, today.get());
        tell(hours.load(files), "hour entries");
        return true;
    }

    private void directory(DemoFiles files) {
        load(files, "buyers", BuyerInput.class, input -> Buyer.register(input, Scope.EVERYWHERE));
        load(files, "prescribers", PrescriberInput.class, input -> Prescriber.register(input, Scope.EVERYWHERE));
        load(files, "employers", EmployerInput.class, input -> Employer.register(input, Scope.EVERYWHERE));
    }

    private void contracts(DemoFiles files, LocalDate day) {
        load(files, "contracts", ContractInput.class, input -> Contract.register(input, Scope.EVERYWHERE, day));
        for (String name : files.names("contracts")) {
            Contract contract = Contract.findById(files.id(name));
            contract.lots.forEach(lot -> files.name(name + "/lot:" + lot.number, lot.id));
        }
        load(files, "clauses", ClauseInput.class, input -> Clause.register(input, Scope.EVERYWHERE));
    }

    private void persons(DemoFiles files, LocalDate day) {
        load(files, "beneficiaries", BeneficiaryInput.class, input -> Beneficiary.register(input, Scope.EVERYWHERE, day));
        int decisions = 0;
        for (var entry : files.read("eligibilities").properties()) {
            Beneficiary person = Beneficiary.findById(files.id(entry.getKey()));
            for (JsonNode decision : entry.getValue()) {
                eligibilities.add(person, bodies.read(decision, EligibilityInput.class));
                decisions++;
            }
        }
        tell(decisions, "eligibilities");
        load(files, "employments", EmploymentInput.class, input -> employments.add(input, Scope.EVERYWHERE));
    }

    private <T> void load(DemoFiles files, String name, Class<T> type, Function<T, Versioned> register) {
        JsonNode file = files.read(name);
        file.properties().forEach(entry ->
                files.name(entry.getKey(), register.apply(bodies.read(files.resolved(entry.getValue()), type)).id));
        tell(file.size(), name);
    }

    private static void tell(int count, String what) {
        LOG.infof("Demo data: %d %s", count, what);
    }
}

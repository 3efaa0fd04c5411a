package org.maillage.procurement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.web.ExternalId;
import org.maillage.web.Found;
import org.maillage.web.Put;

/** Writes clauses in the caller's transaction, and tells who counts hours. */
@ApplicationScoped
public class ClauseRegister {

    private final Names names;
    private final Event<CommitmentsChanging> changing;
    private final Event<ClauseChanged> changed;

    ClauseRegister(Names names, Event<CommitmentsChanging> changing, Event<ClauseChanged> changed) {
        this.names = names;
        this.changing = changing;
        this.changed = changed;
    }

    /** @throws org.maillage.web.Refused as {@link Names#put} and {@code POST /v1/clauses} answer */
    public Put<Clause> put(ExternalId named, ClauseInput input, Scope scope) {
        return names.put(Clause.class, named, scope,
                () -> written(Clause.register(input, Naming.adding(named, input.externalIds(), List.of(), scope))),
                clause -> replace(clause, input, Naming.adding(named, input.externalIds(), clause.externalIds, scope)));
    }

    /** As {@link #put(ExternalId, ClauseInput, Scope)}, of a clause that is {@code known} by something else than a name; null: a new one. */
    public Put<Clause> put(Clause known, ClauseInput input, Scope scope) {
        return names.put(Clause.class, known, () -> add(input, scope),
                clause -> replace(clause, input, Naming.adding(null, input.externalIds(), clause.externalIds, scope)));
    }

    private void replace(Clause clause, ClauseInput input, Naming naming) {
        Found.orNotFound(Contract.held(clause.contract.id, naming.scope()));
        ClauseInput before = ClauseInput.of(clause);
        if (clause.changes(() -> ClauseInput.of(clause), () -> clause.apply(input, naming))) {
            requireDoneKept(clause, before, input);
            written(clause);
        }
    }

    Clause add(ClauseInput input, Scope scope) {
        return written(Clause.register(input, scope));
    }

    void change(Clause clause, ClauseInput input, Scope scope) {
        ClauseInput before = ClauseInput.of(clause);
        clause.apply(input, Naming.of(input.externalIds(), scope));
        requireDoneKept(clause, before, input);
        written(clause);
    }

    /** @throws org.maillage.web.Refused 409 {@code commitment-below-done} */
    private void requireDoneKept(Clause clause, ClauseInput before, ClauseInput after) {
        if (!before.commitments().equals(after.commitments())) {
            HiddenTransfer.refuse(before, after, day -> done(clause, day));
        }
    }

    private Map<UUID, BigDecimal> done(Clause clause, LocalDate before) {
        CommitmentsChanging change = new CommitmentsChanging(clause.id, before);
        changing.fire(change);
        return change.done();
    }

    private Clause written(Clause clause) {
        clause.save();
        changed.fire(new ClauseChanged(clause.id));
        return clause;
    }
}

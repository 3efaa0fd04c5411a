package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Put;
import org.maillage.web.Refused;

/**
 * Puts hours by the names that other systems give them, in the caller's transaction. The same declaration again is none; another
 * one under the same name corrects the entry that stands, to which the name goes on (domain.md, case 40): a file that is
 * sent twice makes no second line, and nothing is overwritten. What somebody else corrected meanwhile stays so until the source
 * itself says something new.
 */
@ApplicationScoped
public class NamedHours {

    private final HourEntries entries;
    private final Names names;
    private final Sight sight;

    NamedHours(HourEntries entries, Names names, Sight sight) {
        this.entries = entries;
        this.names = names;
        this.sight = sight;
    }

    /**
     * Recounting is left to the caller: {@link #persons}.
     *
     * @param reason why it is corrected, where it is
     * @throws Refused as {@link Names#put}, a declaration and a correction
     */
    public Put<HourEntry> put(ExternalId named, HourEntryInput input, String reason, Scope scope) {
        HourEntries.hold(input);
        HourEntry[] correction = new HourEntry[1];
        Put<HourEntry> put = names.put(HourEntry.class, named, scope,
                () -> fresh(input.named(Naming.adding(named, input.externalIds(), Set.of(), scope).ids()), scope),
                entry -> correction[0] = replace(entry, input, Naming.adding(named, input.externalIds(), entry.externalIds, scope), reason));
        return correction[0] == null ? put : new Put<>(correction[0], put.outcome());
    }

    /** As {@link #put(ExternalId, HourEntryInput, String, Scope)}, of an entry that is known by something else than a name. */
    Put<HourEntry> put(HourEntry known, HourEntryInput input, String reason, Scope scope) {
        HourEntries.hold(input);
        known.requireStanding();
        HourEntry[] correction = new HourEntry[1];
        Put<HourEntry> put = names.put(HourEntry.class, known, () -> known,
                entry -> correction[0] = replace(entry, input, Naming.adding(null, input.externalIds(), entry.externalIds, scope), reason));
        return correction[0] == null ? put : new Put<>(correction[0], put.outcome());
    }

    private HourEntry fresh(HourEntryInput input, Scope scope) {
        HourEntries.Declared declared = entries.declare(input, scope);
        if (!declared.isNew()) {
            throw Refused.because(CommonProblem.EXTERNAL_ID_TAKEN).at("/externalIds");
        }
        return declared.entry();
    }

    /** The correction, or null when the same is declared as before; names that are new are taken over in either case. */
    private HourEntry replace(HourEntry entry, HourEntryInput input, Naming naming, String reason) {
        naming.check(entry);
        if (!same(entry, HourEntry.of(input))) {
            return correct(entry, input.named(naming.ids()), reason, naming.scope());
        }
        if (!entry.externalIds.containsAll(naming.ids())) {
            naming.apply(entry);
            entry.touch();
        }
        return null;
    }

    private HourEntry correct(HourEntry named, HourEntryInput input, String reason, Scope scope) {
        HourEntry standing = standing(named);
        if (sight.find(HourEntry.class, standing.id, scope) == null) {
            throw Refused.because(CommonProblem.EXTERNAL_ID_TAKEN).parameter("id");
        }
        HourEntry correction = entries.correct(standing, named, input, reason, scope);
        HourEntry.flush();
        return correction;
    }

    /** The last word on what was declared as {@code entry}: its last correction that was not refused, decided or not. */
    private static HourEntry standing(HourEntry entry) {
        HourEntry standing = entry.status == HourStatus.REJECTED && entry.correctsId != null ? HourEntry.findById(entry.correctsId) : entry;
        while (standing.latestCorrection() != null) {
            standing = HourEntry.findById(standing.latestCorrection());
        }
        return standing;
    }

    /** Whether the same is declared, commune included. */
    static boolean same(HourEntry a, HourEntry b) {
        return a.employmentId.equals(b.employmentId) && a.clauseId.equals(b.clauseId) && a.firstDay.equals(b.firstDay)
                && a.lastDay.equals(b.lastDay) && a.kind == b.kind && a.hours.compareTo(b.hours) == 0 && Objects.equals(a.commune, b.commune);
    }

    /** The persons whose hours are to be counted anew because of this entry: the one that it corrects may be another's. */
    public static Set<UUID> persons(HourEntry entry) {
        return entry.correctsId == null ? Set.of(entry.beneficiaryId)
                : new TreeSet<>(List.of(entry.beneficiaryId, HourEntry.<HourEntry>findById(entry.correctsId).beneficiaryId));
    }
}

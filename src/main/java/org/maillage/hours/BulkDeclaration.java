package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.hours.Counting.Eligible;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;

/**
 * Many declarations at once, by the same rules as one at a time ({@link HourEntries#declare}) and with the same result, in a number of
 * statements that does not grow with them. What it cannot do so, it hands over line by line: an external id that names an entry with other
 * values is a correction.
 */
@ApplicationScoped
public class BulkDeclaration {

    /** Most lines of one call. */
    public static final int MOST_LINES = 1_000;

    /**
     * A declaration, or the refusal of a line that could not even be read.
     *
     * @param entry that the line is known to be, see {@link #declareAgain}; null: it may be new
     */
    public record Line(int number, HourEntryInput input, Refused refusal, HourEntry entry) {

        public Line(int number, HourEntryInput input, Refused refusal) {
            this(number, input, refusal, null);
        }
    }

    /**
     * The result of one line.
     *
     * @param outcome null when it was refused
     * @param id      of the entry; null when it was refused
     * @param refusal why it was refused, else null
     * @param outside whether its place is none of the contract's
     */
    public record Result(int number, Outcome outcome, UUID id, Refused refusal, boolean outside) {
        static Result refused(int number, Refused why) {
            return new Result(number, null, null, why, false);
        }

        static Result taken(int number, Outcome outcome, HourEntry entry) {
            return new Result(number, outcome, entry.id, null, entry.warnsOfPlace());
        }
    }

    private final HourEntries entries;
    private final NamedHours named;
    private final Recount recount;
    private final Sight sight;
    private final int gapMonths;

    BulkDeclaration(HourEntries entries, NamedHours named, Recount recount, Sight sight, @ConfigProperty(name = "maillage.pathway.gap-months") int gapMonths) {
        this.entries = entries;
        this.named = named;
        this.recount = recount;
        this.sight = sight;
        this.gapMonths = gapMonths;
    }

    /**
     * Declares the lines in the caller's transaction. A line without external ids that says what an entry says already is unchanged: files
     * come again.
     *
     * @param lines at most {@value #MOST_LINES}
     * @return a result of each line, in their order; what was refused has left no trace
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Result> declare(List<Line> lines, Scope scope) {
        return declare(lines, scope, true);
    }

    /**
     * Declares an entry that is there, in the caller's transaction: the same is unchanged, also of one that was replaced; anything else is a
     * correction.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Result declareAgain(Line line, Scope scope) {
        try {
            return NamedHours.same(line.entry(), HourEntry.of(line.input())) && line.entry().externalIds.containsAll(line.input().externalIdsOrNone())
                    ? Result.taken(line.number(), Outcome.UNCHANGED, line.entry())
                    : counted(line, named.put(line.entry(), line.input(), Correction.bySource(), scope));
        } catch (Refused e) {
            return Result.refused(line.number(), e);
        }
    }

    private Result counted(Line line, Put<HourEntry> put) {
        HourEntry.flush();
        recount.persons(NamedHours.persons(put.entity()));
        HourEntry.flush();
        return Result.taken(line.number(), put.outcome(), put.entity());
    }

    /** As {@link #declare(List, Scope)}; unless {@code again}, what is declared already is refused as it is when declared by itself. */
    List<Result> declare(List<Line> lines, Scope scope, boolean again) {
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(lines.size() + " lines");
        }
        // what has been read is written by nobody before it has all been read: it need not be looked at before each question
        FlushModeType before = HourEntry.getEntityManager().getFlushMode();
        HourEntry.getEntityManager().setFlushMode(FlushModeType.COMMIT);
        Chunk chunk = new Chunk(lines.stream().filter(line -> line.refusal() == null).map(Line::input).toList(), sight, scope);
        List<Result> results = new ArrayList<>();
        List<Line> handedOver = new ArrayList<>();
        lines.forEach(line -> {
            Result result = quick(line, chunk, scope, again);
            if (result == null) {
                handedOver.add(line);
            } else {
                results.add(result);
            }
        });
        write(chunk);
        HourEntry.getEntityManager().setFlushMode(before);
        handedOver.forEach(line -> results.add(single(line, scope, again)));
        return results.stream().sorted(Comparator.comparingInt(Result::number)).toList();
    }

    /** What became of a line; null for one that has to be done by itself. */
    private Result quick(Line line, Chunk chunk, Scope scope, boolean again) {
        try {
            if (line.refusal() != null) {
                return Result.refused(line.number(), line.refusal());
            }
            scope.requireOwnSource(line.input().externalIdsOrNone());
            Set<HourEntry> known = chunk.known(line.input());
            return known.isEmpty() ? declared(line, chunk, scope, again) : unchanged(line, known, chunk, again);
        } catch (Refused e) {
            return Result.refused(line.number(), e);
        }
    }

    private static Result unchanged(Line line, Set<HourEntry> known, Chunk chunk, boolean again) {
        HourEntry entry = known.iterator().next();
        HourEntry said = HourEntry.of(line.input());
        boolean same = known.size() == 1 && chunk.sees(entry) && HourEntries.sameDeclaration(entry, said)
                && (!again || NamedHours.same(entry, said));
        return same ? Result.taken(line.number(), Outcome.UNCHANGED, entry) : null;
    }

    private Result declared(Line line, Chunk chunk, Scope scope, boolean again) {
        HourEntry entry = HourEntry.of(entries.checked(line.input()));
        Facts facts = chunk.facts(entry);
        HourEntries.place(facts, chunk.places(), scope);
        HourEntry same = chunk.histories().same(entry);
        if (again && same != null && entry.externalIds.isEmpty() && sentAgain(entry, same)) {
            return new Result(line.number(), Outcome.UNCHANGED, same.id, null, entry.placeOutside);
        }
        if (same != null) {
            throw Refused.because(HourProblem.DUPLICATE_HOUR_ENTRY).at("/month");
        }
        HourEntries.requirePlausible(entry, chunk.histories().hoursOfMonth(entry), scope);
        chunk.accept(facts);
        return Result.taken(line.number(), Outcome.CREATED, entry);
    }

    /** A file without identifiers that comes again says the same of the same days. */
    private static boolean sentAgain(HourEntry entry, HourEntry same) {
        return same.firstDay.equals(entry.firstDay) && same.lastDay.equals(entry.lastDay) && same.hours.compareTo(entry.hours) == 0;
    }

    /** Says of the new entries what they count for before they are written; a declaration moves no other entry. */
    private void write(Chunk chunk) {
        if (chunk.accepted().isEmpty()) {
            return;
        }
        Map<UUID, List<Eligible>> eligibilities = Facts.eligibilities(chunk.accepted().keySet());
        Map<UUID, Facts> past = chunk.past();
        chunk.accepted().forEach((person, added) -> {
            List<Facts> all = new ArrayList<>(chunk.histories().of(person).stream().map(entry -> past.get(entry.id)).filter(Objects::nonNull).toList());
            all.addAll(added);
            Map<UUID, Counting.Outcome> outcomes = Counting.of(all.stream().map(Facts::line).toList(), eligibilities.getOrDefault(person, List.of()), gapMonths);
            added.forEach(facts -> Recount.take(facts, outcomes.get(facts.entry().id)));
        });
        chunk.accepted().values().forEach(added -> added.forEach(facts -> facts.entry().persist()));
        HourEntry.flush();
    }

    private Result single(Line line, Scope scope, boolean again) {
        try {
            Put<HourEntry> put = again ? named.put(line.input().externalIds().get(0), line.input(), Correction.bySource(), scope)
                    : once(line.input(), scope);
            return counted(line, put);
        } catch (Refused e) {
            return Result.refused(line.number(), e);
        }
    }

    private Put<HourEntry> once(HourEntryInput input, Scope scope) {
        HourEntries.Declared declared = entries.declare(input, scope);
        return new Put<>(declared.entry(), declared.isNew() ? Outcome.CREATED : Outcome.UNCHANGED);
    }
}

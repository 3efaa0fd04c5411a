package org.maillage.worklist;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/**
 * A place in the list: by day, then by kind, then by id, written as the database compares it.
 *
 * @param dueOn null: no day, after all days
 */
record Position(LocalDate dueOn, WorkKind kind, UUID id) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::day).thenComparing(Position::kind)
            .thenComparing(at -> at.id().toString());

    /** Later than every day that the interface takes. */
    private LocalDate day() {
        return dueOn == null ? LocalDate.of(9999, 12, 31) : dueOn;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** As a cursor. */
    String encoded() {
        String text = (dueOn == null ? "" : dueOn) + " " + kind + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refused 400 {@code invalid-cursor} for what is no cursor of this list */
    static Position decoded(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            return new Position(parts[0].isEmpty() ? null : LocalDate.parse(parts[0]), WorkKind.valueOf(parts[1]), UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Refused.because(CommonProblem.INVALID_CURSOR).parameter("cursor");
        }
    }
}

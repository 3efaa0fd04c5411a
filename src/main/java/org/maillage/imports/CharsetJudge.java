package org.maillage.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds out from all bytes of a text how it is written. UTF-8 and UTF-16 are known by their form. Of the alphabets with one byte a
 * letter, the one is taken whose letters are French where they stand, if no other one makes nearly as good sense; memory is constant.
 */
final class CharsetJudge {

    private static final List<String> ONE_BYTE = List.of("windows-1252", "x-MacRoman", "IBM850", "IBM437");
    /** What an alphabet that is hardly met any more costs beside that of French Windows. */
    private static final int RARE = 6;
    /** By how much the next best reading, if it differs, must be worse: one in 4,000. */
    private static final int MARGIN = 12;
    /** What a letter of a text that makes sense costs at most, on average. */
    private static final int SENSE = 9;
    /** One place of so many, at most, may be what nobody writes. */
    private static final int MOST_ABSURD = 10;
    /** Places of letters that are looked at: enough for any language, and bounded. */
    private static final int MOST_PLACES = 20_000;
    private static final byte[] NOTHING = {};

    private final Utf8 utf8 = new Utf8();
    private final long[] zeros = {0, 0};
    private final Set<Integer> places = new HashSet<>();
    private byte[] start = NOTHING;
    private long length;
    private int before = ' ';
    private int last = ' ';

    /** A reading and what it costs. */
    private record Reading(String charset, String letters, int cost, long absurd) {
    }

    void take(byte[] piece) {
        if (start.length == 0) {
            start = piece.clone();
        }
        utf8.take(piece);
        for (byte one : piece) {
            int now = one & 0xff;
            zeros[(int) (length++ & 1)] += now == 0 ? 1 : 0;
            place(now);
        }
    }

    private void place(int now) {
        if (last >= 0x80 && places.size() < MOST_PLACES) {
            places.add(before << 16 | last << 8 | now);
        }
        before = last;
        last = now;
    }

    /**
     * The name of the charset, or null where none, or more than one, makes sense of the text.
     *
     * @param told what the sender says; null: nothing. It settles what the letters leave open.
     */
    String verdict(String told) {
        place(' ');
        if (starts(0xff, 0xfe) || wide(1)) {
            return "UTF-16LE";
        }
        if (starts(0xfe, 0xff) || wide(0)) {
            return "UTF-16BE";
        }
        return starts(0xef, 0xbb, 0xbf) || utf8.holds() ? StandardCharsets.UTF_8.name() : narrow(told);
    }

    /** Whether every second byte is zero, as of ASCII written in two bytes. */
    private boolean wide(int odd) {
        return zeros[odd] > length * 3 / 10 && zeros[1 - odd] < length / 20;
    }

    private boolean starts(int... with) {
        if (start.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((start[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private String narrow(String told) {
        List<Reading> readings = new ArrayList<>(ONE_BYTE.stream().map(charset -> reading(charset, charset.equals(ONE_BYTE.get(0)) ? 0 : RARE)).toList());
        if (told != null && !told.toLowerCase(java.util.Locale.ROOT).startsWith("utf")) {
            readings.add(reading(told, -MARGIN));
        }
        readings.sort(Comparator.comparingInt(Reading::cost));
        Reading best = readings.get(0);
        boolean apart = readings.stream().allMatch(other -> other.letters().equals(best.letters()) || other.cost() - best.cost() >= MARGIN);
        return apart && best.absurd() * MOST_ABSURD <= places.size() && best.cost() <= SENSE * places.size() + RARE ? best.charset() : null;
    }

    private Reading reading(String charset, int handicap) {
        char[] letters = letters(Charset.forName(charset));
        int[] costs = places.stream().mapToInt(place -> LetterCost.of(letters[place >> 16], letters[place >> 8 & 0xff], letters[place & 0xff])).toArray();
        long absurd = IntStream.of(costs).filter(one -> one >= LetterCost.ABSURD).count();
        String said = places.stream().map(place -> place >> 8 & 0xff).distinct().sorted().map(one -> String.valueOf(letters[one]))
                .collect(Collectors.joining());
        return new Reading(charset, said, IntStream.of(costs).sum() + handicap, absurd);
    }

    private static char[] letters(Charset charset) {
        char[] letters = new char[256];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = new String(new byte[] {(byte) i}, charset).charAt(0);
        }
        return letters;
    }
}

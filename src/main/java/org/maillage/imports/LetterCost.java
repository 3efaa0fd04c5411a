package org.maillage.imports;

import java.util.HashMap;
import java.util.Map;

/**
 * How unlikely a character is between its neighbours in French text: 0 is everyday (é), from 12 on nobody writes it (a capital inside of
 * a word, a sign between letters). The scale is that of bits, by rule of thumb.
 */
final class LetterCost {

    /** From here on nobody writes it. */
    static final int ABSURD = 12;

    private static final int UNDEFINED = 20;
    private static final int INSIDE_OF_A_WORD = 15;
    private static final String VOWELS = "aeiouyàâäéèêëîïôöùûü";
    private static final Map<Character, Integer> LETTERS = letters();

    private LetterCost() {
    }

    static int of(char before, char c, char after) {
        if (c == '\ufffd' || Character.isISOControl(c)) {
            return UNDEFINED;
        }
        return Character.isUpperCase(c) || Character.isLowerCase(c) && c != 'ª' && c != 'º' ? letter(before, c, after) : sign(before, c, after);
    }

    private static int letter(char before, char c, char after) {
        int cost = LETTERS.getOrDefault(Character.toLowerCase(c), ABSURD);
        boolean upper = Character.isUpperCase(c);
        if (upper && (Character.isLowerCase(before) || Character.isUpperCase(before) && Character.isLowerCase(after))) {
            cost += ABSURD;
        } else if (!upper && Character.isUpperCase(before) && Character.isUpperCase(after)) {
            // « BéNéDICTE »: capitals of a keyboard that has none with accents
            cost += 4;
        } else if (!upper && !Character.isLetter(before) && Character.isLetter(after)) {
            cost += 2;
        }
        if (c != 'é' && (strange(before) || strange(after))) {
            // hardly two letters with accents side by side, but in « créée »
            cost += 3;
        }
        return cost + place(Character.toLowerCase(before), Character.toLowerCase(c), Character.toLowerCase(after));
    }

    private static boolean strange(char letter) {
        return letter >= 0x80 && Character.isLetter(letter);
    }

    /** Where in a word French has the letter: all in lower case. */
    private static int place(char before, char c, char after) {
        boolean inside = Character.isLetter(after);
        boolean first = !Character.isLetter(before);
        boolean vowelBefore = VOWELS.indexOf(before) >= 0;
        if (first && !inside) {
            return c == 'à' ? 0 : 6;
        }
        return switch (c) {
            case 'à' -> inside ? 8 : 0;
            case 'ç' -> inside && "aouàâôûã".indexOf(after) < 0 ? 7 : 0;
            case 'ë', 'ï' -> vowelBefore ? 0 : 6;
            case 'ù' -> before == 'o' && !inside ? 0 : 7;
            case 'è' -> inside && !first ? 0 : 3;
            case 'ê' -> (vowelBefore && before != 'u' && before != 'o' && before != 'i' ? 5 : 0) + (inside ? 0 : 3);
            case 'â' -> (vowelBefore ? 7 : 0) + (inside ? 0 : 4);
            case 'î' -> (vowelBefore && "aoe".indexOf(before) < 0 ? 5 : 0) + (inside ? 0 : 3);
            case 'ô', 'û' -> (vowelBefore && "oea".indexOf(before) < 0 ? 4 : 0) + (inside ? 0 : 2);
            case 'œ' -> vowelBefore || "uinstcd".indexOf(after) < 0 ? 8 : 0;
            case 'ÿ' -> vowelBefore ? 0 : 6;
            default -> 0;
        };
    }

    private static int sign(char before, char c, char after) {
        boolean between = Character.isLetter(before) && Character.isLetter(after);
        boolean free = !Character.isLetter(before) && !Character.isLetter(after);
        return switch (c) {
            case '\u00a0', '\u202f' -> between ? 9 : Character.isDigit(before) || ":;!?%»€".indexOf(after) >= 0 || "«°.".indexOf(before) >= 0 ? 2 : 5;
            case '’' -> between ? "ldjmnstcu".indexOf(Character.toLowerCase(before)) >= 0 ? 1 : 4 : 9;
            case '«' -> Character.isLetter(before) ? INSIDE_OF_A_WORD : 2;
            case '»' -> Character.isLetter(after) ? INSIDE_OF_A_WORD : 2;
            case '°' -> "nN".indexOf(before) >= 0 || Character.isDigit(before) ? 1 : 8;
            case '·' -> between ? 3 : 6;
            case '€' -> Character.isDigit(before) || !Character.isLetter(after) && (!Character.isLetter(before) || before == 'k') ? 2 : ABSURD;
            case '–', '—' -> free ? 3 : 9;
            case '…' -> Character.isLetter(after) ? ABSURD : 6;
            case '“', '”' -> between ? INSIDE_OF_A_WORD : 5;
            case '²', '³' -> before == 'm' || Character.isDigit(before) ? 2 : 9;
            case '•' -> between ? INSIDE_OF_A_WORD : 5;
            case '®', '§', '½', 'º', 'ª', 'µ', '£', '×' -> free ? 8 : INSIDE_OF_A_WORD;
            default -> free ? ABSURD : INSIDE_OF_A_WORD;
        };
    }

    private static Map<Character, Integer> letters() {
        Map<Character, Integer> costs = new HashMap<>();
        put(costs, 0, "é");
        put(costs, 1, "èà");
        put(costs, 2, "êç");
        put(costs, 3, "ôîâûëï");
        put(costs, 4, "ùœ");
        put(costs, 7, "üöäæÿ");
        put(costs, 8, "ñóáíúãõ");
        put(costs, 10, "ìòåøßðþýšž");
        return costs;
    }

    private static void put(Map<Character, Integer> costs, int cost, String letters) {
        letters.chars().forEach(letter -> costs.put((char) letter, cost));
    }
}

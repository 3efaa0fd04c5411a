package org.maillage.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The words of a heading that matter: without accents, case, plural, articles, remarks such as « obligatoire », and with one word for
 * what is written in several ways (n°, numéro).
 */
record HeadingWords(List<String> words) {

    /** Who works, and who employs, stand for each other: « N° participant », « Id. bénéficiaire ». */
    static final String PERSON = "salarie";
    static final String EMPLOYER = "employeur";

    private static final Set<String> ARTICLES = Set.of("de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "e", "es", "s", "en", "of", "the");
    private static final Set<String> REMARKS = Set.of("obligatoire", "facultatif", "facultative", "optionnel", "requis", "required", "centieme", "decimal",
            "jj", "mm", "aaaa", "format", "exemple", "ex");
    private static final Map<String, List<String>> SAME = Map.of(
            "n", List.of("numero", "num", "no", "nr", "number"),
            "nb", List.of("nbre", "nbr", "nombre", "nbe"),
            "ref", List.of("reference"),
            "id", List.of("identifiant", "ident", "identifier"),
            "tel", List.of("telephone"),
            "mail", List.of("email", "courriel"),
            PERSON, List.of("salariee", "beneficiaire", "participant", "participante", "personne", "employe", "employee", "agent", "candidat", "candidate",
                    "stagiaire", "usager", "person", "beneficiary"),
            EMPLOYER, List.of("entreprise", "structure", "societe", "etablissement", "siae", "company", "employer"),
            "heure", List.of("hrs", "hr", "hre", "hres", "hour"));
    private static final Map<String, String> ONE = SAME.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(word -> Map.entry(word, entry.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    static HeadingWords of(String heading) {
        List<String> all = Arrays.stream(plain(heading).split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
        List<String> left = all.stream().filter(word -> !ARTICLES.contains(word)).map(HeadingWords::one).filter(word -> !REMARKS.contains(word)).toList();
        return new HeadingWords(left.isEmpty() ? all : left);
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT).replace("œ", "oe");
    }

    private static String one(String word) {
        String single = word.length() > 3 && (word.endsWith("s") || word.endsWith("x")) && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
        return ONE.getOrDefault(word, ONE.getOrDefault(single, single));
    }

    /** Without some words; with all of them where nothing else is left. */
    HeadingWords without(Predicate<String> word) {
        List<String> left = words.stream().filter(one -> !word.test(one)).toList();
        return left.isEmpty() ? this : new HeadingWords(left);
    }

    boolean has(String word) {
        return words.contains(word);
    }

    /** The same for headings of the same words in the same order. */
    String key() {
        return String.join("", words);
    }
}

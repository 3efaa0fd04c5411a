package org.maillage.imports;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.maillage.web.CodeList;

/** Codes by what people write for them: the code itself or its label in either language, whatever the case and the accents. */
@ApplicationScoped
class Codes {

    private final List<CodeList.Source> sources;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();
    private final Map<String, CodeList> lists = new ConcurrentHashMap<>();

    Codes(@All List<CodeList.Source> sources) {
        this.sources = sources;
    }

    /** The codes of a list by the keys of codes and labels, see {@link Columns#key}. */
    Map<String, String> of(String list) {
        return known.computeIfAbsent(list, this::read);
    }

    /** The list itself. */
    CodeList list(String name) {
        return lists.computeIfAbsent(name, asked -> sources.stream().flatMap(source -> source.codeLists().stream())
                .filter(list -> list.name().equals(asked)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No list of codes has the name " + asked)));
    }

    private Map<String, String> read(String list) {
        Map<String, String> codes = new HashMap<>();
        for (CodeList.Code code : list(list).codes()) {
            codes.putIfAbsent(Columns.key(code.label().en()), code.code());
            codes.put(Columns.key(code.label().fr()), code.code());
            // « Atelier et chantier d’insertion (ACI) » is also known without what stands in brackets
            codes.putIfAbsent(Columns.key(code.label().fr().replaceAll("\\(.*\\)", "")), code.code());
        }
        list(list).codes().forEach(code -> codes.put(Columns.key(code.code()), code.code()));
        return codes;
    }
}

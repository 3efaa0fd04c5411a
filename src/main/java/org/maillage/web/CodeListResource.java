package org.maillage.web;

import io.quarkus.arc.All;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The code lists of all features. */
@Path("/v1/code-lists")
public class CodeListResource {

    private final List<CodeList.Source> sources;

    CodeListResource(@All List<CodeList.Source> sources) {
        this.sources = sources;
    }

    @GET
    @PermissionsAllowed("reference:read")
    public Page<CodeList> list() {
        return Page.of(lists().sorted(Comparator.comparing(CodeList::name)).toList());
    }

    @GET
    @PermissionsAllowed("reference:read")
    @Path("{name}")
    public CodeList get(String name) {
        return lists().filter(list -> list.name().equals(name)).findFirst()
                .orElseThrow(() -> Refused.because(CommonProblem.NOT_FOUND));
    }

    private Stream<CodeList> lists() {
        return sources.stream().flatMap(source -> source.codeLists().stream());
    }
}

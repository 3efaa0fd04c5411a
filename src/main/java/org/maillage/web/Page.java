package org.maillage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A page of a list. {@code total} is there only when {@code count=true} asked for it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<V>(List<V> items, Long total) {

    /** A list that is always whole. */
    public static <V> Page<V> of(List<V> items) {
        return new Page<>(items, null);
    }
}

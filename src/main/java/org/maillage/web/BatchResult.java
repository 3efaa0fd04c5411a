package org.maillage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/** The results of a batch, a line each and in order, and their sum. */
public record BatchResult(List<Item> items, Summary summary) {

    /**
     * One line.
     *
     * @param line     from 1
     * @param status   as the single request would have been answered; 424 for a good line of an atomic batch that was refused
     * @param id       the record, null when the line was refused or nothing was written
     * @param warnings what is to be looked at; left out where there is nothing
     * @param problem  why the line was refused, else null
     */
    public record Item(int line, int status, UUID id, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings, Problem problem) {
    }

    /** How many lines there were, and what became of them. */
    public record Summary(int lines, long created, long unchanged, long refused, boolean dryRun) {
    }

    /** @param unchanged how many lines said what was there already */
    public static BatchResult of(List<Item> items, long unchanged, boolean dryRun) {
        long created = items.stream().filter(item -> item.status() == 201).count();
        long refused = items.stream().filter(item -> item.problem() != null).count();
        return new BatchResult(items, new Summary(items.size(), created, unchanged, refused, dryRun));
    }
}

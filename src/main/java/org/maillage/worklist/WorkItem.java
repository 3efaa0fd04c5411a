package org.maillage.worklist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.audit.OfPerson;

/**
 * Something that waits to be done.
 *
 * @param dueOn   when; null: nobody knows yet
 * @param subject what it is about
 * @param link    where what it is about can be read
 * @param label   what it is about, in words; the name of a person for whoever sees it
 * @param action  what to do, in words
 * @param details what else there is to know, by kind
 * @param person  the person whom it is about; null: nobody, or not one
 */
public record WorkItem(WorkKind kind, LocalDate dueOn, Subject subject, String link, String label, String action,
                       Map<String, Object> details, @JsonIgnore UUID person) implements OfPerson {

    /** The most urgent first. What has no day comes last. */
    static final Comparator<WorkItem> BY_URGENCY = Comparator.comparing(WorkItem::position);

    /** Something that has an id. */
    public record Subject(String type, UUID id) {
    }

    /** Work about a person. */
    public static WorkItem about(UUID person, WorkKind kind, LocalDate dueOn, Locale locale) {
        return of(kind, dueOn, "beneficiary", person, locale).concerning(person);
    }

    /** Work about the one with this id of a type such as {@code contract}. */
    static WorkItem of(WorkKind kind, LocalDate dueOn, String type, UUID id, Locale locale) {
        return new WorkItem(kind, dueOn, new Subject(type, id), link(type, id), "", Words.action(kind, locale),
                Map.of(), null);
    }

    /** The address of something. */
    static String link(String type, UUID id) {
        String collection = type.endsWith("y") ? type.substring(0, type.length() - 1) + "ies" : type + "s";
        return "/v1/" + collection + "/" + id;
    }

    /** Where it stands in the list. */
    Position position() {
        return new Position(dueOn, kind, subject.id());
    }

    /** The same about a person. */
    WorkItem concerning(UUID whom) {
        return new WorkItem(kind, dueOn, subject, link, label, action, details, whom);
    }

    /** The same, to be read elsewhere than at its subject's address. */
    WorkItem readAt(String address) {
        return new WorkItem(kind, dueOn, subject, address, label, action, details, person);
    }

    /** The same with one more detail; null is left out. */
    WorkItem with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new WorkItem(kind, dueOn, subject, link, label, action, more, person);
    }

    /** The same with words added to its label; those that are null are left out. */
    WorkItem labelled(String... words) {
        List<String> all = Stream.concat(Stream.of(label), Stream.of(words)).filter(Objects::nonNull).filter(word -> !word.isBlank()).toList();
        return new WorkItem(kind, dueOn, subject, link, all.stream().collect(Collectors.joining(" – ")), action, details, person);
    }

    /** The same with the name of the person before all other words. */
    WorkItem named(String name) {
        return name == null ? this : new WorkItem(kind, dueOn, subject, link, "", action, details, person).labelled(name, label);
    }

    @Override
    public UUID personOf() {
        return person;
    }

    /** Without the label: it may be a name. */
    @Override
    public String toString() {
        return "WorkItem[" + kind + " " + dueOn + " " + subject + "]";
    }
}

package org.maillage.beneficiary;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names and the birth date by which a person is told from another one. What is not said is null. */
public record PersonIdentity(String lastName, String birthName, String firstName, LocalDate birthDate) {

    public static PersonIdentity of(Beneficiary person) {
        return new PersonIdentity(person.lastName, person.birthName, person.firstName, person.birthDate);
    }

    /** The names as {@link Homonyms} compares them; empty unless a last name and a first name are said. */
    public Set<String> keys() {
        return Stream.of(NameKey.of(lastName, firstName), NameKey.of(birthName, firstName)).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * Whether both cannot be one person: last name (of use and of birth) and birth date differ, or, where no birth date is said, last and
     * first name. One of them alone is a correction. Names are compared as those of possible duplicates.
     */
    public boolean excludes(PersonIdentity other) {
        if (!Collections.disjoint(keys(), other.keys()) || !differ(lastNames(), other.lastNames())) {
            return false;
        }
        return birthDate != null && other.birthDate != null ? !birthDate.equals(other.birthDate) : differ(firstNames(), other.firstNames());
    }

    private static boolean differ(Set<String> some, Set<String> others) {
        return !some.isEmpty() && !others.isEmpty() && Collections.disjoint(some, others);
    }

    private Set<String> lastNames() {
        return bare(lastName, birthName);
    }

    private Set<String> firstNames() {
        return bare(firstName);
    }

    private static Set<String> bare(String... names) {
        Set<String> bare = new HashSet<>();
        Stream.of(names).filter(Objects::nonNull).map(NameKey::bare).filter(name -> !name.isEmpty()).forEach(bare::add);
        return bare;
    }

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "PersonIdentity";
    }
}

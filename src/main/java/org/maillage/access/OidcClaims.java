package org.maillage.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a token says, read by {@link OidcSettings}. What it does not say gives nothing: no role, no bound, no permission.
 *
 * @param token its claims
 */
record OidcClaims(OidcSettings settings, JsonNode token) {

    private static final String EVERYWHERE = "*";
    /** Bound to a département at most: they are everywhere unless the token says where. */
    private static final Set<Role> UNBOUND = EnumSet.of(Role.ADMIN, Role.COORDINATOR);
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SIRET = Pattern.compile("[0-9]{14}");

    String subject() {
        return token.path("sub").asText();
    }

    String name() {
        String name = text(settings.claims().name());
        return name == null ? subject() : name;
    }

    /** The roles that its names stand for; none where they do not go together, or an auditor gives no reason. */
    Set<Role> roles() {
        Set<String> names = texts(settings.claims().roles());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        settings.roles().forEach((role, called) -> {
            if (called.stream().anyMatch(names::contains)) {
                roles.add(role);
            }
        });
        boolean together = roles.size() < 2 || Role.COMBINED.containsAll(roles);
        boolean explained = !roles.contains(Role.AUDITOR) || reason() != null;
        return together && explained ? roles : EnumSet.noneOf(Role.class);
    }

    /** Whether it is bound to no place: it says so, or its roles are those of a whole département and it names none. */
    boolean everywhere(Set<Role> roles) {
        return territories().contains(EVERYWHERE)
                || UNBOUND.containsAll(roles) && territories().isEmpty() && departments().isEmpty();
    }

    Set<String> territories() {
        return texts(settings.claims().territories());
    }

    Set<String> departments() {
        return texts(settings.claims().departments());
    }

    Set<String> employers() {
        return texts(settings.claims().employers());
    }

    Set<String> buyers() {
        return texts(settings.claims().buyers());
    }

    Set<String> prescribers() {
        return texts(settings.claims().prescribers());
    }

    /** One name, or none. */
    Set<String> referent() {
        String referent = text(settings.claims().referent());
        return referent == null ? Set.of() : Set.of(referent);
    }

    Set<Permission> permissions() {
        Set<String> names = texts(settings.claims().permissions());
        return Stream.of(Permission.values()).filter(permission -> names.contains(permission.name())).collect(Collectors.toSet());
    }

    /** Null when there is none. */
    String reason() {
        return text(settings.claims().reason());
    }

    /** Null when there is none. */
    String source() {
        return text(settings.claims().source());
    }

    static Set<UUID> uuids(Set<String> values) {
        return values.stream().filter(ID.asMatchPredicate()).map(UUID::fromString).collect(Collectors.toSet());
    }

    static Set<String> sirets(Set<String> values) {
        return values.stream().filter(SIRET.asMatchPredicate()).collect(Collectors.toSet());
    }

    /** A claim of that very name, or else the one to which its parts lead. */
    private JsonNode claim(String path) {
        if (token.has(path)) {
            return token.get(path);
        }
        JsonNode node = token;
        for (String part : path.split("/")) {
            node = node.path(part);
        }
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    private String text(String path) {
        JsonNode claim = claim(path);
        return claim.isTextual() && !claim.textValue().isBlank() ? claim.textValue().strip() : null;
    }

    private Set<String> texts(String path) {
        JsonNode claim = claim(path);
        Stream<String> values = claim.isTextual() ? Arrays.stream(claim.textValue().split("[,\\s]+"))
                : StreamSupport.stream(claim.spliterator(), false).filter(JsonNode::isTextual).map(JsonNode::textValue);
        return values.map(String::strip).filter(value -> !value.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

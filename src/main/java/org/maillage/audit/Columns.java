package org.maillage.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.type.ComponentType;
import org.hibernate.type.Type;
import org.maillage.web.Unaudited;

/** Reads the fields of an entity as the trail shows them: plain JSON, another entity by its id, secrets not at all. */
final class Columns {

    /** A second guard for secrets, should somebody forget the annotation. */
    private static final Pattern SECRET = Pattern.compile("hash|secret|password", Pattern.CASE_INSENSITIVE);

    private final ObjectMapper mapper;
    private final EntityPersister persister;
    private final Set<String> left;
    private final Map<String, Boolean> recorded = new ConcurrentHashMap<>();

    Columns(ObjectMapper mapper, EntityPersister persister) {
        this.mapper = mapper;
        this.persister = persister;
        this.left = left(persister.getMappedClass());
    }

    private static Set<String> left(Class<?> entity) {
        Set<String> left = new HashSet<>();
        for (Class<?> type = entity; type != Object.class; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields()).filter(field -> field.isAnnotationPresent(Unaudited.class)).map(Field::getName)
                    .forEach(left::add);
        }
        return left;
    }

    /** Whether changes of the field are recorded. */
    boolean records(String field) {
        return recorded.computeIfAbsent(field, name -> !left.contains(name) && !SECRET.matcher(name).find());
    }

    /** The fields with these indices, collections left out: they have events of their own. */
    Map<String, JsonNode> of(Object[] state, int[] indices, SharedSessionContractImplementor session) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int index : indices) {
            put(values, persister.getPropertyNames()[index], persister.getPropertyTypes()[index], state[index], session);
        }
        return values;
    }

    private void put(Map<String, JsonNode> values, String field, Type type, Object value, SharedSessionContractImplementor session) {
        if (type.isCollectionType() || !records(field)) {
            return;
        }
        if (type instanceof ComponentType component) {
            Object[] parts = value == null ? new Object[component.getSubtypes().length] : component.getPropertyValues(value);
            for (int i = 0; i < parts.length; i++) {
                put(values, field + "." + component.getPropertyNames()[i], component.getSubtypes()[i], parts[i], session);
            }
        } else {
            values.put(field, type.isEntityType() ? id(value, session) : mapper.valueToTree(value));
        }
    }

    private JsonNode id(Object entity, SharedSessionContractImplementor session) {
        if (entity == null) {
            return mapper.nullNode();
        }
        Object id = entity instanceof HibernateProxy proxy ? proxy.getHibernateLazyInitializer().getInternalIdentifier()
                : session.getFactory().getMappingMetamodel().getEntityDescriptor(Hibernate.getClass(entity)).getIdentifier(entity, session);
        return mapper.valueToTree(id);
    }

    /** The elements of a collection, in an order that does not change by chance; null for none. */
    JsonNode elements(Object collection) {
        if (collection instanceof Map<?, ?> map) {
            boolean set = map.entrySet().stream().allMatch(entry -> entry.getKey() == entry.getValue());
            return set ? sorted(map.keySet()) : byKey(map);
        }
        return collection instanceof List<?> list ? mapper.valueToTree(list)
                : collection instanceof Collection<?> elements ? sorted(elements) : mapper.nullNode();
    }

    private JsonNode sorted(Collection<?> elements) {
        ArrayNode values = mapper.valueToTree(elements);
        ArrayNode sorted = mapper.createArrayNode();
        StreamSupport.stream(values.spliterator(), false).sorted(Comparator.comparing(JsonNode::toString)).forEach(sorted::add);
        return sorted;
    }

    private JsonNode byKey(Map<?, ?> map) {
        ObjectNode values = mapper.createObjectNode();
        map.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .forEach(entry -> values.set(entry.getKey().toString(), mapper.valueToTree(entry.getValue())));
        return values;
    }
}

package org.maillage.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.util.UUID;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.UnknownReference;
import org.maillage.web.Versioned;

/** Reads an id as it stands, or looks it up by the name that another system gives the entity. */
class ReferenceReader extends StdScalarDeserializer<UUID> implements ContextualDeserializer {

    private final Class<? extends Versioned> type;

    ReferenceReader() {
        this(null);
    }

    private ReferenceReader(Class<? extends Versioned> type) {
        super(UUID.class);
        this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new ReferenceReader(property.getAnnotation(Reference.class).value());
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return context.readValue(parser, UUID.class);
        }
        ExternalId named = context.readValue(parser, ExternalId.class);
        if (!named.wellFormed()) {
            return (UUID) context.handleWeirdStringValue(UUID.class, "", "wrong form");
        }
        Versioned found = find(type, named, (Scope) context.getAttribute(Scope.class));
        if (found == null) {
            throw new UnknownReference(parser);
        }
        return found.id;
    }

    @SuppressWarnings("unchecked") // Reference says that it is externally named
    private static <E extends Versioned & ExternallyNamed> E find(Class<? extends Versioned> type, ExternalId named, Scope scope) {
        Names names = Arc.container().instance(Names.class).get();
        return scope == null ? names.find((Class<E>) type, named) : names.find((Class<E>) type, named, scope);
    }
}

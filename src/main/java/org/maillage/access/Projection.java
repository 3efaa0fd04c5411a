package org.maillage.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.maillage.web.ExternalId;

/** Leaves out of every {@link Projected} view what the caller of the request may not see, wherever the view stands. */
@Singleton
@Unremovable
public class Projection implements ObjectMapperCustomizer {

    private final Rights rights;
    private final Caller caller;

    Projection(Rights rights, Caller caller) {
        this.rights = rights;
        this.caller = caller;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("projection").setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription view, List<BeanPropertyWriter> all) {
                Projected projected = view.getBeanClass().getAnnotation(Projected.class);
                return projected == null ? all : all.stream().<BeanPropertyWriter>map(one -> new Guarded(one, projected.value())).toList();
            }
        }));
    }

    /** What the caller sees of a schema; everything where there is no request: a view that is made for no caller is not an answer. */
    Rights.Fields fields(String schema) {
        return Arc.container().requestContext().isActive() ? rights.fields(schema, caller.account()) : new Rights.Fields(null);
    }

    private boolean own(ExternalId id) {
        return !Arc.container().requestContext().isActive() || caller.scope().ownSource(id.source());
    }

    /** One property, written for whoever may see it; the question is asked once for each answer and schema. */
    private final class Guarded extends BeanPropertyWriter {

        private final String schema;
        private final boolean ids;

        Guarded(BeanPropertyWriter property, String schema) {
            super(property);
            this.schema = schema;
            this.ids = property.getType().isCollectionLikeType() && property.getType().getContentType().hasRawClass(ExternalId.class);
        }

        @Override
        public void serializeAsField(Object view, JsonGenerator json, SerializerProvider provider) throws Exception {
            Rights.Fields fields = (Rights.Fields) provider.getAttribute(schema);
            if (fields == null) {
                fields = fields(schema);
                provider.setAttribute(schema, fields);
            }
            if (fields.has(getName())) {
                write(view, json, provider);
            }
        }

        /** A sync system sees the external identifiers of its own source only. */
        private void write(Object view, JsonGenerator json, SerializerProvider provider) throws Exception {
            Object value = ids ? get(view) : null;
            if (value == null) {
                super.serializeAsField(view, json, provider);
            } else {
                json.writeFieldName(getName());
                provider.defaultSerializeValue(((Collection<?>) value).stream().filter(id -> own((ExternalId) id)).toList(), json);
            }
        }
    }
}

package org.maillage.access;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.maillage.web.Versioned;

/**
 * The id of an entity that a body may also name as another system does: {@code {"source": …, "id": …}}. What the caller does not
 * see, or may not look up so, is unknown to it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@JacksonAnnotationsInside
@JsonDeserialize(using = ReferenceReader.class)
public @interface Reference {

    /** The entity, which is {@link org.maillage.web.ExternallyNamed}. */
    Class<? extends Versioned> value();
}

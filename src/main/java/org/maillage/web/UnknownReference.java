package org.maillage.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** Raised inside Jackson, which adds the path of the field, where a body names something that its sender does not see. */
public final class UnknownReference extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    public UnknownReference(JsonParser parser) {
        super(parser, "unknown");
    }
}

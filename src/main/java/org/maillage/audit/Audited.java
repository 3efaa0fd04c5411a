package org.maillage.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method each successful answer of which is an event, whoever it is about; an answer that is no JSON is a file, and
 * its event an {@link AuditAction#EXPORT}. Methods that answer with {@link OfPerson} need no annotation.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {

    /** What the answer is: {@link AuditAction#READ} or {@link AuditAction#EXPORT}. */
    AuditAction value();

    /** The path parameter that is the id of the person whom the answer is about; none unless given. */
    String person() default "";
}

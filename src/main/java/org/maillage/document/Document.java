package org.maillage.document;

import java.util.Locale;

/** A report that can be written in every format. */
public interface Document {

    /** Name of the file without its ending: ASCII letters, digits and hyphens, nothing personal. */
    String fileName();

    /** Tells the whole document; the same again when it is asked again. */
    void write(ReportWriter out, Locale locale);

    /** The very bytes of a format in which the document was frozen; null where it is written anew. */
    default byte[] frozen(Format format) {
        return null;
    }
}

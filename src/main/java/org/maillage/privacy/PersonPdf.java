package org.maillage.privacy;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.maillage.document.Pdf;

/** The file of a person as PDF: an HTML template that escapes every value, rendered. */
@ApplicationScoped
public class PersonPdf {

    private final Template template;

    PersonPdf(@Location("person-file.html") Template template) {
        this.template = template;
    }

    /** The document in one of the languages of the service. */
    byte[] write(PersonFile file, Locale locale) {
        PersonPages pages = PersonPages.of(file, locale);
        return Pdf.render(template.data("pages", pages).data("lang", locale.getLanguage()).render());
    }
}

package org.maillage.worklist;

import java.util.Locale;
import org.maillage.document.Texts;
import org.maillage.web.Messages;

/** The words of the work list. */
final class Words {

    private Words() {
    }

    /** What a kind of work is called. */
    static String kind(WorkKind kind, Locale locale) {
        return Messages.label(locale, "workKind", kind.name());
    }

    /** What to do. */
    static String action(WorkKind kind, Locale locale) {
        return Texts.of(locale, "work." + kind);
    }
}

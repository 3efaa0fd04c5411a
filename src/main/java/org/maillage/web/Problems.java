package org.maillage.web;

import java.util.List;
import java.util.Locale;

/** Turns a refusal into the problem that the client reads. */
public final class Problems {

    private Problems() {
    }

    /** The problem of {@code refused} in {@code locale}. */
    public static Problem of(Refused refused, Locale locale) {
        String code = refused.type().code();
        List<Problem.Error> errors = refused.faults().stream().map(fault -> error(fault, code, locale)).toList();
        return new Problem(Problem.TYPE_PREFIX + code, Messages.text(locale, code + ".title"), refused.type().status(),
                Messages.text(locale, code + ".detail", refused.args()), refused.instance(), code, errors.isEmpty() ? null : errors,
                refused.items());
    }

    private static Problem.Error error(Refused.Fault fault, String problemCode, Locale locale) {
        String code = fault.code() == null ? problemCode : fault.code();
        String detail = fault.text() != null ? fault.text()
                : Messages.text(locale, fault.code() == null ? code + ".detail" : "error." + code, fault.args());
        return new Problem.Error(only(fault, Refused.In.POINTER), only(fault, Refused.In.PARAMETER),
                only(fault, Refused.In.HEADER), code, detail);
    }

    private static String only(Refused.Fault fault, Refused.In in) {
        return fault.in() == in ? fault.where() : null;
    }
}

package org.maillage.web;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.List;

/**
 * Thrown when a request cannot be done: the problem, the places where it shows, and the values its sentence quotes.
 * It carries no cause and no stack trace: it is an answer, not a failure.
 */
public final class Refused extends RuntimeException {

    /** In the place of a count that is not told. */
    private static final long UNTOLD = -1;

    /** Where a fault is. */
    public enum In { POINTER, PARAMETER, HEADER }

    /**
     * One fault. {@code code} is null when it is the problem's own; {@code text} is a ready sentence, or null to take the
     * one of the bundle.
     */
    public record Fault(In in, String where, String code, String text, Object[] args) {
    }

    private final transient ProblemType type;
    private final transient Object[] args;
    private final transient List<Fault> faults = new ArrayList<>();
    private final String instance = "urn:uuid:" + UuidCreator.getTimeOrderedEpoch();
    private transient List<?> items;

    private Refused(ProblemType type, Object[] args) {
        super(type.code(), null, false, false);
        this.type = type;
        this.args = args.clone();
    }

    /** @param args what the sentence of the problem quotes: codes, dates, sums; never something personal */
    public static Refused because(ProblemType type, Object... args) {
        return new Refused(type, args);
    }

    /** Says where in the body (RFC 6901). */
    public Refused at(String pointer) {
        faults.add(new Fault(In.POINTER, pointer, null, null, args));
        return this;
    }

    /** Says which query parameter. */
    public Refused parameter(String name) {
        faults.add(new Fault(In.PARAMETER, name, null, null, args));
        return this;
    }

    /** Says which header. */
    public Refused header(String name) {
        faults.add(new Fault(In.HEADER, name, null, null, args));
        return this;
    }

    /** Adds a fault with a code of its own, whose sentence {@code error.<code>} quotes {@code faultArgs}. */
    public Refused fault(In in, String where, String code, Object... faultArgs) {
        faults.add(new Fault(in, where, code, null, faultArgs));
        return this;
    }

    /**
     * Says by what the row is still needed, and how often, if the caller may know: others see only some of these rows.
     *
     * @param rows such as {@code hour-entries}
     */
    public Refused referencedBy(String pointer, String rows, long count) {
        return fault(In.POINTER, pointer, "referenced-by", rows, WholeView.isGiven() ? count : UNTOLD);
    }

    /** Adds a fault with a code of its own and a ready sentence. */
    public Refused faultText(In in, String where, String code, String text) {
        faults.add(new Fault(in, where, code, text, new Object[0]));
        return this;
    }

    /** Adds the results of a batch, line by line. */
    public Refused items(List<?> results) {
        items = results;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    /** Names this one refusal, in the answer and in the log. */
    String instance() {
        return instance;
    }

    /** What the sentence of the problem quotes. */
    public Object[] args() {
        return args;
    }

    public List<Fault> faults() {
        return faults;
    }

    List<?> items() {
        return items;
    }
}

package org.maillage.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the service writes to its log while something is done: messages, their parameters, exceptions with their causes. */
public final class LogRecorder extends Handler {

    private final StringWriter text = new StringWriter();

    private LogRecorder() {
    }

    /** The log of {@code call}. */
    public static String during(Runnable call) {
        LogRecorder recorder = new LogRecorder();
        Logger root = Logger.getLogger("");
        root.addHandler(recorder);
        try {
            call.run();
            return recorder.text();
        } finally {
            root.removeHandler(recorder);
        }
    }

    private synchronized String text() {
        return text.toString();
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        text.append(MessageFormat.format("{0} {1} {2} {3}\n", entry.getLevel(), entry.getLoggerName(), entry.getMessage(),
                Arrays.toString(entry.getParameters())));
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text));
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is open
    }
}

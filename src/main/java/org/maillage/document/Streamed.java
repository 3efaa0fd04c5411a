package org.maillage.document;

import java.io.Closeable;

/**
 * Writes while it is told. Closing ends the file: only what was told to its end is closed, so that nobody takes a part for the
 * whole after a failure.
 */
interface Streamed extends ReportWriter, Closeable {
}

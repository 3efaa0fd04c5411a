/**
 * Files of other systems come in: CSV, workbooks and NDJSON of up to a million lines, read in the background.
 * <ul>
 * <li>The file is kept, sealed, in the database until it has been read: any instance goes on where another one stopped.</li>
 * <li>What a chunk of lines wrote and what is told of these lines are committed together: a line is done once, or not at all.</li>
 * <li>A line is held to what the API asks of the same record; what was guessed or put right on the way is told with the line.</li>
 * </ul>
 */
package org.maillage.imports;

package org.maillage.report.dashboard;

/** What a template draws, in units of the picture. */
public interface Drawing {

    int width();

    int height();

    /** Name of the template. */
    String template();
}

package org.maillage.web;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;

/** Whether the caller sees all rows, so that what is counted may be told. Without a bean that says so it is not. */
public interface WholeView {

    /** Of the caller of this request. */
    boolean given();

    /** Asked where there is no request too: nobody is told anything there. */
    static boolean isGiven() {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return true;
        }
        WholeView view = container.instance(WholeView.class).get();
        return view != null && view.given();
    }
}

package org.maillage.web;

/** The forms of texts that several features take, as regular expressions of the contract. */
public final class Forms {

    /** Any text that says something. */
    public static final String TEXT = "(?s).*\\S.*";
    public static final String EMAIL = "[^@\\s]+@[^@\\s]+";
    /** A telephone number, written as people do. */
    public static final String PHONE = "[0-9+(][0-9 ().+/-]{3,29}";

    private Forms() {
    }
}

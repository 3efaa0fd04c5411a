package org.maillage.document;

/**
 * One column of a table.
 *
 * @param key  the property of the report that it shows; its heading is the text {@code column.<key>}
 * @param list of {@link Kind#CODED}: the list of codes in which the labels are
 */
public record Column(String key, Kind kind, String list) {

    /** What stands in the cells. */
    public enum Kind {
        TEXT,
        /** Hours, two decimals. */
        HOURS,
        /** Euros, two decimals. */
        MONEY,
        COUNT,
        /** A fraction of 1, four decimals, shown as a percentage. */
        SHARE,
        DATE,
        MONTH,
        /** Yes or no. */
        FLAG,
        /** A code: machines get it as it is, people its label. */
        CODED;

        /** Stands at the right, and can be added up or compared. */
        public boolean number() {
            return this == HOURS || this == MONEY || this == COUNT || this == SHARE;
        }
    }

    public static Column text(String key) {
        return new Column(key, Kind.TEXT, null);
    }

    public static Column hours(String key) {
        return new Column(key, Kind.HOURS, null);
    }

    public static Column money(String key) {
        return new Column(key, Kind.MONEY, null);
    }

    public static Column count(String key) {
        return new Column(key, Kind.COUNT, null);
    }

    public static Column share(String key) {
        return new Column(key, Kind.SHARE, null);
    }

    public static Column date(String key) {
        return new Column(key, Kind.DATE, null);
    }

    public static Column month(String key) {
        return new Column(key, Kind.MONTH, null);
    }

    public static Column flag(String key) {
        return new Column(key, Kind.FLAG, null);
    }

    /** @param list such as {@code clauseKind} */
    public static Column coded(String key, String list) {
        return new Column(key, Kind.CODED, list);
    }
}

package org.maillage.territory;

/** A département or a territory, named in something else. */
public record Ref(String code, String name) {

    public static Ref of(Department department) {
        return new Ref(department.code, department.name);
    }

    public static Ref of(Territory territory) {
        return new Ref(territory.code, territory.name);
    }
}

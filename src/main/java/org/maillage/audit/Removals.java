package org.maillage.audit;

import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.DeleteContext;
import org.hibernate.event.spi.DeleteEvent;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.Type;

/** Loads the values of a row that is about to be removed: once it is removed, nobody can say what they were. */
final class Removals implements DeleteEventListener {

    @Override
    public void onDelete(DeleteEvent event) throws HibernateException {
        load(event.getSession(), Hibernate.unproxy(event.getObject()));
    }

    @Override
    public void onDelete(DeleteEvent event, DeleteContext cascade) throws HibernateException {
        onDelete(event);
    }

    private static void load(SharedSessionContractImplementor session, Object entity) {
        EntityPersister persister = session.getEntityPersister(null, entity);
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] instanceof CollectionType values && ofValues(session, values)) {
                Hibernate.initialize(persister.getValue(entity, i));
            }
        }
    }

    private static boolean ofValues(SharedSessionContractImplementor session, CollectionType type) {
        return !session.getFactory().getMappingMetamodel().getCollectionDescriptor(type.getRole()).getElementType().isEntityType();
    }
}

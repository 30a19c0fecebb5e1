package heapwise.lab.picture;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fields of a class of simulated objects mean. */
final class CellType {

    private static final List<String> NAMES = List.of("name", "label", "id");
    private static final List<String> ADDRESSES = List.of("address", "addr", "offset", "start");
    private static final List<String> SIZES = List.of("size", "length", "words");

    private final Class<?> type;

    private CellType(Class<?> type) {
        this.type = type;
    }

    static CellType of(Object object) {
        return new CellType(object.getClass());
    }

    /** Of the JDK or of a library of the VM's: not the learner's own. */
    static boolean isJdk(Class<?> type) {
        return type.isArray() || type.isPrimitive() || type.getModule().isNamed();
    }

    /** Instance fields that the learner declared, of superclasses first. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && !isJdk(at); at = at.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    own.add(field);
                }
            }
            fields.addAll(0, own);
        }
        return fields;
    }

    static @Nullable Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The heap's own word on what it looks like; null where it has no such method. */
    static @Nullable HeapPicture ownPicture(Object heap) {
        try {
            Method picture = heap.getClass().getDeclaredMethod("picture");
            picture.setAccessible(true);
            return picture.getReturnType() == HeapPicture.class
                    ? (HeapPicture) picture.invoke(heap)
                    : null;
        } catch (NoSuchMethodException none) {
            return null;
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(
                    "picture() of "
                            + heap.getClass().getSimpleName()
                            + " failed: "
                            + thrown.getCause(),
                    thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether objects of the class can refer to their own kind. */
    static boolean isCell(Class<?> type) {
        return fields(type).stream().anyMatch(field -> leadsTo(field.getGenericType(), type));
    }

    /** Whether a field of the heap is a collection or an array of such objects. */
    static boolean holdsCells(Field field) {
        Class<?> type = field.getType();
        if (type.isArray()) {
            return isCell(type.getComponentType());
        }
        return field.getGenericType() instanceof ParameterizedType generic
                && Arrays.stream(generic.getActualTypeArguments())
                        .anyMatch(argument -> argument instanceof Class<?> of && isCell(of));
    }

    private static boolean leadsTo(Type declared, Class<?> type) {
        if (declared instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .anyMatch(argument -> leadsTo(argument, type));
        }
        if (!(declared instanceof Class<?> plain)) {
            return false;
        }
        Class<?> of = plain;
        while (of.isArray()) {
            of = of.getComponentType();
        }
        return !isJdk(of) && of.isAssignableFrom(type);
    }

    private static boolean isForward(Field field) {
        return field.getName().toLowerCase(java.util.Locale.ROOT).startsWith("forward");
    }

    /** What {@code object} refers to; null where a reference is null. */
    List<@Nullable Object> references(Object object) {
        List<@Nullable Object> references = new ArrayList<>();
        for (Field field : fields(type)) {
            if (leadsTo(field.getGenericType(), type) && !isForward(field)) {
                add(references, value(field, object));
            }
        }
        return references;
    }

    private static void add(List<@Nullable Object> references, @Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            collection.forEach(element -> add(references, element));
        } else if (value instanceof Map<?, ?> map) {
            add(references, map.values());
        } else if (value instanceof Object[] array) {
            add(references, Arrays.asList(array));
        } else {
            references.add(value);
        }
    }

    /** The copy that a copying collector noted; null for none. */
    @Nullable Object forward(Object object) {
        for (Field field : fields(type)) {
            if (leadsTo(field.getGenericType(), type) && isForward(field)) {
                return value(field, object);
            }
        }
        return null;
    }

    String name(Object object) {
        for (String name : NAMES) {
            for (Field field : fields(type)) {
                if (field.getName().equals(name) && isPlain(field.getType())) {
                    return String.valueOf(value(field, object));
                }
            }
        }
        return "";
    }

    long address(Object object) {
        return number(object, ADDRESSES, -1);
    }

    /** In the unit of the address; 1 where only that is known. */
    long size(Object object) {
        return number(object, SIZES, address(object) < 0 ? 0 : 1);
    }

    static long number(Object object, List<String> names, long otherwise) {
        for (String name : names) {
            for (Field field : fields(object.getClass())) {
                Object value = field.getName().equals(name) ? value(field, object) : null;
                if (value instanceof Integer || value instanceof Long) {
                    return ((Number) value).longValue();
                }
            }
        }
        return otherwise;
    }

    /** {@code count 2, marked}: all that is no reference, name or place. */
    String state(Object object) {
        List<String> words = new ArrayList<>();
        boolean placed = address(object) >= 0;
        for (Field field : fields(type)) {
            String name = field.getName();
            boolean told =
                    NAMES.contains(name)
                            || placed && (ADDRESSES.contains(name) || SIZES.contains(name));
            if (!told && isPlain(field.getType())) {
                Object value = value(field, object);
                if (value instanceof Boolean set) {
                    words.addAll(set ? List.of(name) : List.of());
                } else if (value != null) {
                    words.add(name + " " + value);
                }
            }
        }
        return String.join(", ", words);
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive() || type == String.class || type.isEnum();
    }
}

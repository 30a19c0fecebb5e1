package heapwise.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which sentences of the task a hidden test holds an answer to. Each list item of a task is a
 * promise; {@code verify} complains of one that no test holds, and of a test that holds nothing
 * that is written.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Holds {

    /** Words of the list item, as many as make it the only one; as they are read, without marks. */
    String[] value();
}

// hint: 1
import java.util.*;
import java.util.function.*;

public class WeightLru<K, V> {

    private final long most;
    private final ToLongFunction<? super V> weigher;
    private final Map<K, Node<K, V>> nodes = new HashMap<>();
    private final Node<K, V> ring = new Node<>();

    public WeightLru(long most, ToLongFunction<? super V> weigher) {
        if (most < 0) throw new IllegalArgumentException("most");
        this.weigher = weigher;
        this.most = most;
    }

    public V get(K key) {
        Node<K, V> node = nodes.get(key);
        if (node == null) return null;
        unlink(node);
        link(node);
        return node.value;
    }

    public void put(K key, V value) {
        Node<K, V> node = new Node<>();
        node.key = key;
        node.value = value;
        node.weight = weigher.applyAsLong(value);
        if (node.weight < 0) throw new IllegalArgumentException();
        Node<K, V> before = nodes.get(key);
        if (before != null) drop(before);
        if (node.weight > most) return;
        long room = most - weight();
        while (room < node.weight) {
            room += ring.newer.weight;
            drop(ring.newer);
        }
        link(node);
        nodes.put(key, node);
    }

    public int size() {
        return nodes.size();
    }

    public long weight() {
        long sum = 0;
        for (Node<K, V> node = ring.newer; node != ring; node = node.newer) sum += node.weight;
        return sum;
    }

    private static class Node<K, V> {
        K key;
        V value;
        long weight;
        Node<K, V> older = this, newer = this;
    }

    private void unlink(Node<K, V> node) {
        node.older.newer = node.newer;
        node.newer.older = node.older;
    }

    private void link(Node<K, V> node) {
        node.older = ring.older;
        node.newer = ring;
        node.older.newer = node;
        ring.older = node;
    }

    private void drop(Node<K, V> node) {
        unlink(node);
        nodes.remove(node.key);
    }
}

// feedback: An array in a static field is not allocated at each call, and there all the time: a byte for each number that was ever asked for. Mark the composites in the bits of the answer.
// fails: nothing stays behind: static fields hold at most 1,000 bytes
// when: static boolean[] or static byte[]
// when: says /through the static/
public class BitSieve {
    private static boolean[] composite = new boolean[0];
    public static long[] primes(int n) {
        if (composite.length < n) composite = new boolean[n];
        java.util.Arrays.fill(composite, false);
        for (int i = 2; (long) i * i < n; i++)
            if (!composite[i])
                for (long m = (long) i * i; m < n; m += i) composite[(int) m] = true;
        long[] bits = new long[(n + 63) / 64];
        for (int i = 2; i < n; i++) if (!composite[i]) bits[i >> 6] |= 1L << i;
        return bits;
    }
}

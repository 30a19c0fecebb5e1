package heapwise.check.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a key's bytes so that nobody reads or changes them by accident or out of curiosity. It is
 * no secret: the program can open it, hence so can whoever reads the program.
 */
public final class Seal {

    private static final byte[] MAGIC = "heapwise key 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    public static byte[] close(String slug, byte[] bytes) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, slug, nonce, bytes);
        byte[] all = Arrays.copyOf(MAGIC, MAGIC.length + NONCE + sealed.length);
        System.arraycopy(nonce, 0, all, MAGIC.length, NONCE);
        System.arraycopy(sealed, 0, all, MAGIC.length + NONCE, sealed.length);
        return all;
    }

    /**
     * Opens what {@link #close} made.
     *
     * @throws IOException if it is something else, was changed, or is another exercise's
     */
    static byte[] open(String slug, byte[] all) throws IOException {
        int begin = MAGIC.length + NONCE;
        if (all.length < begin || !Arrays.equals(MAGIC, Arrays.copyOf(all, MAGIC.length))) {
            throw new IOException("no sealed key");
        }
        try {
            return crypt(
                    Cipher.DECRYPT_MODE,
                    slug,
                    Arrays.copyOfRange(all, MAGIC.length, begin),
                    Arrays.copyOfRange(all, begin, all.length));
        } catch (IllegalArgumentException changed) {
            throw new IOException("the sealed key was changed", changed);
        }
    }

    private static byte[] crypt(int mode, String slug, byte[] nonce, byte[] bytes) {
        try {
            byte[] secret =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("Heapwise, " + slug).getBytes(StandardCharsets.UTF_8));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(secret, 0, 16, "AES"),
                    new GCMParameterSpec(128, nonce));
            return cipher.doFinal(bytes);
        } catch (javax.crypto.AEADBadTagException changed) {
            throw new IllegalArgumentException(changed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks AES or SHA-256", e);
        }
    }
}

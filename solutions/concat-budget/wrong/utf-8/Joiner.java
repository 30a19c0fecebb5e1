// feedback: Not every string survives UTF-8: a char that is one half of a pair, and has its other half in the next part or nowhere, becomes a question mark.
// fails: any parts of any characters: nothing is changed or lost
// when: calls String.getBytes
// when: passes "by a comma and a space"
// when: says /uD83D|uDE00/
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
public class Joiner {

    public static String join(List<String> parts) {
        int n = Math.max(0, parts.size() - 1) * 2;
        byte[][] b = new byte[parts.size()][];
        for (int i = 0; i < b.length; i++) n += (b[i] = String.valueOf(parts.get(i)).getBytes(java.nio.charset.StandardCharsets.UTF_8)).length;
        byte[] all = new byte[n];
        int at = 0;
        for (int i = 0; i < b.length; i++) { if (i > 0) { all[at++] = ','; all[at++] = ' '; } System.arraycopy(b[i], 0, all, at, b[i].length); at += b[i].length; }
        return new String(all, java.nio.charset.StandardCharsets.UTF_8);
    }
}

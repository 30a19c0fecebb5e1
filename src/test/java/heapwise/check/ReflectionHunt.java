package heapwise.check;

/** An answer that looks for the reporter, the secret and the connection in all it can reach. */
final class ReflectionHunt {

    /**
     * Starts at the statics of the classes of our agent, of JUnit and of the lab, at every thread
     * and at its own loader, and follows every field that Java lets it read.
     */
    static final String BODY =
            """
            static boolean hunted;
            static final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            static final ArrayDeque<Object> queue = new ArrayDeque<>();

            long sum(List<Integer> n) throws Exception {
                if (hunted) return 0;
                hunted = true;
                File first = new File(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
                for (File file : first.getParentFile().listFiles()) {
                    String entry = file.getPath();
                    if (!entry.endsWith(".jar") || entry.contains("assertj") || entry.contains("byte-buddy")) continue;
                    try (var jar = new java.util.jar.JarFile(entry)) {
                        for (var e : Collections.list(jar.entries())) {
                            String name = e.getName();
                            if (!name.endsWith(".class") || name.contains("module-info")) continue;
                            try {
                                statics(Class.forName(name.replace('/', '.').substring(0, name.length() - 6), false, getClass().getClassLoader()));
                            } catch (Throwable t) { }
                        }
                    }
                }
                Thread.getAllStackTraces().keySet().forEach(o -> { if (o != null) queue.add(o); });
                queue.add(getClass().getClassLoader());
                queue.add(System.out); queue.add(System.err); queue.add(System.in);
                while (!queue.isEmpty() && seen.size() < 200_000) {
                    Object o = queue.poll();
                    if (o == null || !seen.add(o)) continue;
                    String type = o.getClass().getName();
                    if (type.contains("CheckReporter") || type.contains("CheckJob") || type.contains("PlainTest") || type.contains("DataOutputStream") || o instanceof java.net.Socket) {
                        System.out.println("FOUND " + type);
                    }
                    if (o instanceof Object[] array) { for (Object element : array) if (element != null) queue.add(element); }
                    for (Class<?> c = o.getClass(); c != null; c = c.getSuperclass()) fields(c, o);
                }
                System.out.println("hunted through " + seen.size());
                return 0;
            }

            static void statics(Class<?> c) {
                for (var f : c.getDeclaredFields()) {
                    if (java.lang.reflect.Modifier.isStatic(f.getModifiers()) && !f.getType().isPrimitive()) read(f, null);
                }
            }

            static void fields(Class<?> c, Object o) {
                for (var f : c.getDeclaredFields()) {
                    if (!java.lang.reflect.Modifier.isStatic(f.getModifiers()) && !f.getType().isPrimitive()) read(f, o);
                }
            }

            static void read(java.lang.reflect.Field f, Object o) {
                try { f.setAccessible(true); Object v = f.get(o); if (v != null) queue.add(v); } catch (Throwable t) { }
            }
            """;

    private ReflectionHunt() {}
}

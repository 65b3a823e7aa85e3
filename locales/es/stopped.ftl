## The chat cannot go on
stopped-title = No se puede abrir el chat
stopped-not-found = Este chat no existe o se ha desactivado.
stopped-identity = Primero inicia sesión; luego abre el chat de nuevo.
stopped-expired = Tu sesión venció. Lo que escribiste se conserva aquí: inicia sesión de nuevo en esta página y se enviará automáticamente.

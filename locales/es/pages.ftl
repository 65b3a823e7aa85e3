# Pages of the server itself, for whoever comes by.
no-chat-title = No hay ningún chat en esta dirección
no-chat-visitor = Aquí todavía nadie lee los mensajes, así que no se puede escribir nada. Ve al sitio o a la app de quien quieras contactar y abre el chat allí.
no-chat-yours = ¿Este servicio de soporte es tuyo?
no-chat-operator = Un chat pertenece a una bandeja de entrada (inbox). Crea una en Settings, Inboxes: te da una línea para tu sitio y la dirección propia del chat.
no-chat-lead = Ir a las bandejas de entrada
nowhere-title = No hay nada en esta dirección
nowhere-visitor = Puede estar mal escrita, o lo que había aquí ya no existe.
nowhere-chat = Abrir el chat
nowhere-console = Para el personal: ir a la consola

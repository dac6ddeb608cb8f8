import fetch from 'node-fetch';
import { startSendNotification } from './events/publishers/send-notification.js';
import { log } from './logger.js';
import type { Shipment } from './shipments.js';

const notificationUrl = process.env.NOTIFICATION_URL ?? 'http://notification:3006';

/** Tells the customer. A shipment goes out whether or not the mail does. */
export async function announce(shipment: Shipment): Promise<void> {
  try {
    const sendNotification = startSendNotification(shipment.id);
    if (sendNotification.usesHttp('notification')) {
      await fetch(`${notificationUrl}/notifications`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...sendNotification.headers('notification'),
        },
        body: JSON.stringify(
          sendNotification.sent('notification', {
            email: shipment.address.email,
            template: 'order-shipped',
            orderId: shipment.orderId,
          }),
        ),
      });
    }
    await sendNotification.publish(() => ({
      email: shipment.address.email,
      orderId: shipment.orderId,
    }));
  } catch (error) {
    log.warn('shipment not announced', { shipmentId: shipment.id, error: `${error}` });
  }
}
